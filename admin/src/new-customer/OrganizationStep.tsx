import {
  AutocompleteInput,
  FormDataConsumer,
  RadioButtonGroupInput,
  ReferenceInput,
  required,
  TextInput,
} from 'react-admin';
import { Muted } from '../display/Muted.tsx';
import { validateSlug } from '../format/validate-slug.ts';

const kinds = [
  { id: 'new', name: 'A new organization' },
  { id: 'existing', name: 'One that is there' },
];
const idText = 'Yours to choose; it stays. Letters, digits and . _ : -';
const searchByName = (q: string) => ({ q });

/** Who the customer is, and what the team is called. */
export const OrganizationStep = () => (
  <>
    <Muted>An organization is your customer. Its teams hold credits and keys.</Muted>
    <RadioButtonGroupInput source="organization_kind" label="Organization" choices={kinds} helperText={false} />
    <FormDataConsumer>
      {({ formData }) => (formData['organization_kind'] === 'new' ? <NewOrganization /> : <ExistingOrganization />)}
    </FormDataConsumer>
    <TextInput source="team_alias" label="Team name" helperText="For people; the id when left empty" />
    <TextInput source="team_id" label="Team id" helperText={idText} validate={[required(), validateSlug]} />
  </>
);

const NewOrganization = () => (
  <>
    <TextInput source="new_organization_name" label="Organization name" validate={required()} helperText={false} />
    <TextInput
      source="new_organization_id"
      label="Organization id"
      helperText={idText}
      validate={[required(), validateSlug]}
    />
  </>
);

const ExistingOrganization = () => (
  <ReferenceInput source="organization_id" reference="organizations">
    <AutocompleteInput label="Organization" filterToQuery={searchByName} validate={required()} helperText={false} />
  </ReferenceInput>
);
