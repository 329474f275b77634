import { email, minLength, PasswordInput, required, SelectInput, TextInput } from 'react-admin';
import { RecordCreate, RecordEdit } from '../display/RecordForms.tsx';
import { roleChoices } from './operator-roles.ts';

const LEAST_CHARACTERS = 12;

const who = (
  <>
    <TextInput source="email" label="E-mail" type="email" validate={[required(), email()]} helperText={false} />
    <TextInput source="display_name" label="Name" helperText="The part before the @ when left empty" />
    <SelectInput source="role" label="Role" choices={[...roleChoices]} validate={required()} helperText={false} />
  </>
);

export const OperatorCreate = () => (
  <RecordCreate title="New operator" defaults={{ role: 'viewer' }}>
    {who}
    <PasswordInput
      source="password"
      label="First password"
      autoComplete="new-password"
      validate={[required(), minLength(LEAST_CHARACTERS)]}
      helperText="At least 12 characters. Hand it over in private; it can be changed under My account"
    />
  </RecordCreate>
);

export const OperatorEdit = () => <RecordEdit title="Edit operator">{who}</RecordEdit>;
