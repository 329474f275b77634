import { required, TextInput } from 'react-admin';
import { RecordEdit } from '../display/RecordForms.tsx';

export const PriceBookEdit = () => (
  <RecordEdit title="Change price book">
    <TextInput source="name" label="Name" validate={required()} helperText="For people" />
    <TextInput source="description" label="Description" multiline helperText="Teams do not see it" />
  </RecordEdit>
);
