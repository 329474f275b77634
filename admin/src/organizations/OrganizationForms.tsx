import { BooleanInput, required, TextInput } from 'react-admin';
import { Muted } from '../display/Muted.tsx';
import { RecordCreate, RecordEdit } from '../display/RecordForms.tsx';
import { validateSlug } from '../format/validate-slug.ts';

const ownKeys = 'Calls of its teams are made with its own provider keys, or not at all';

export const OrganizationCreate = () => (
  <RecordCreate title="New organization">
    <Muted>
      An organization alone cannot call models. Create a team in it afterwards, or both at once under Teams.
    </Muted>
    <TextInput source="name" label="Name" validate={required()} autoFocus />
    <TextInput
      source="organization_id"
      label="Id"
      helperText="Yours to choose; it stays. Letters, digits and . _ : -"
      validate={[required(), validateSlug]}
    />
    <BooleanInput source="own_keys_only" label="Own provider keys only" helperText={ownKeys} />
  </RecordCreate>
);

export const OrganizationEdit = () => (
  <RecordEdit title="Edit organization">
    <TextInput source="name" label="Name" validate={required()} />
    <BooleanInput source="own_keys_only" label="Own provider keys only" helperText={ownKeys} />
  </RecordEdit>
);
