import { DateTimeInput, required, SelectInput, TextInput } from 'react-admin';
import { Fold } from '../display/Fold.tsx';
import { KeyLimitInputs } from '../limits/KeyLimitInputs.tsx';
import { keyScopeChoices } from './key-looks.ts';

/** What a key is called, what it may do, from where, and until when. */
export const KeyInputs = () => (
  <>
    <TextInput source="name" label="Name" helperText="Where it is used, such as production" validate={required()} />
    <SelectInput source="scope" label="Scope" choices={[...keyScopeChoices]} validate={required()} />
    <DateTimeInput source="expires_at" label="Expires" helperText="In your time zone. Never when left empty" />
    <TextInput
      source="allowed_ips"
      label="Allowed addresses"
      multiline
      minRows={2}
      helperText="IP addresses or ranges such as 10.0.0.0/8, one a line. From everywhere when left empty"
    />
    <Fold title="Limits of this key">
      <KeyLimitInputs source="limits" />
    </Fold>
  </>
);
