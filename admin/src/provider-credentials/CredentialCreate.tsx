import { AutocompleteInput, ReferenceInput, required, SelectInput, TextInput } from 'react-admin';
import { RecordCreate } from '../display/RecordForms.tsx';
import { CredentialInputs } from './CredentialInputs.tsx';
import { credentialStatusChoices } from './credential-status.ts';

const searchByName = (q: string) => ({ q });

export const CredentialCreate = () => (
  <RecordCreate title="New provider credential">
    <ReferenceInput source="organization_id" reference="organizations">
      <AutocompleteInput label="Organization" filterToQuery={searchByName} validate={required()} />
    </ReferenceInput>
    <TextInput
      source="provider"
      label="Provider"
      validate={required()}
      helperText="What the names of its models begin with, such as openai in openai/gpt-4.1-mini"
    />
    <CredentialInputs isNew />
    <SelectInput
      source="status"
      label="Status"
      choices={credentialStatusChoices}
      defaultValue="active"
      validate={required()}
      helperText="At most one is active for each organization and provider"
    />
  </RecordCreate>
);
