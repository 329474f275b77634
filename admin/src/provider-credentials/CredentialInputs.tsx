import { required, TextInput } from 'react-admin';

/** What may be said of a credential on both pages; the key is never read again. */
export const CredentialInputs = ({ isNew }: { readonly isNew: boolean }) => (
  <>
    <TextInput source="credential_name" label="Name" validate={required()} helperText="For people" />
    <TextInput
      source="api_key"
      label={isNew ? 'Key' : 'New key'}
      type="password"
      autoComplete="off"
      validate={isNew ? required() : []}
      helperText={
        isNew
          ? 'Kept encrypted, and never shown again, to nobody'
          : 'The present key stays when this is left empty; a new one takes its place at once'
      }
    />
    <TextInput
      source="protocol"
      label="Protocol"
      helperText="How the provider is spoken to when LiteLLM does not know it: openai for OpenAI’s way"
    />
    <TextInput
      source="api_base"
      label="Address"
      helperText="Where to call instead of the provider’s own address: https, and public"
    />
  </>
);
