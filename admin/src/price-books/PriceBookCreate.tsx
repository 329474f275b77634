import { required, TextInput } from 'react-admin';
import { RecordCreate } from '../display/RecordForms.tsx';

export const PriceBookCreate = () => (
  <RecordCreate title="New price book">
    <TextInput
      source="book_id"
      label="Id"
      validate={required()}
      helperText="Letters, digits and . _ : -; it cannot be changed later"
    />
    <TextInput source="name" label="Name" validate={required()} helperText="For people" />
    <TextInput source="description" label="Description" multiline helperText="Teams do not see it" />
  </RecordCreate>
);
