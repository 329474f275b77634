import { required, TextInput } from 'react-admin';
import { RecordCreate } from '../display/RecordForms.tsx';
import { AliasInputs } from './AliasInputs.tsx';

export const ModelAliasCreate = () => (
  <RecordCreate title="New model alias">
    <TextInput
      source="model_alias"
      label="Alias"
      validate={required()}
      helperText="The name teams call it by; it cannot be changed later"
    />
    <AliasInputs />
  </RecordCreate>
);
