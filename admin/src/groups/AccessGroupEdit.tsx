import { TextInput } from 'react-admin';
import { RecordEdit } from '../display/RecordForms.tsx';

export const AccessGroupEdit = () => (
  <RecordEdit title="Change access group">
    <TextInput source="display_name" label="Display name" helperText="For people" />
    <TextInput source="description" label="Description" multiline helperText="Teams do not see it" />
  </RecordEdit>
);
