import { required, TextInput } from 'react-admin';
import { MetadataInput } from '../display/MetadataInput.tsx';
import { RecordEdit } from '../display/RecordForms.tsx';

export const TeamEdit = () => (
  <RecordEdit title="Edit team">
    <TextInput source="team_alias" label="Name" validate={required()} />
    <MetadataInput />
  </RecordEdit>
);
