import AddIcon from '@mui/icons-material/Add';
import { TextInput } from 'react-admin';
import { ActionButton } from '../action/ActionButton.tsx';
import { NewKey } from '../secret/NewKey.tsx';
import { KeyInputs } from './KeyInputs.tsx';
import { keyBody } from './key-form.ts';
import type { CreatedKey } from './team-key.ts';

type Props = { readonly teamId: string };

export const CreateKey = ({ teamId }: Props) => (
  <ActionButton<CreatedKey>
    label="Create key"
    icon={<AddIcon />}
    method="POST"
    path={`/teams/${encodeURIComponent(teamId)}/keys`}
    title="Create a key"
    explanation="The key is shown once, when it is made. Give each application a key of its own, so that you can revoke one without the others."
    confirm="Create key"
    defaults={{ scope: 'jobs' }}
    toBody={({ key, ...fields }) => ({ ...keyBody(fields), ...(key ? { key } : {}) })}
    showAnswer={({ virtual_key: key }) => <NewKey teamKey={key} />}
  >
    <KeyInputs />
    <TextInput
      source="key"
      label="Bring a key along"
      helperText="One that the customer uses already. A new one is made when left empty"
      autoComplete="off"
    />
  </ActionButton>
);
