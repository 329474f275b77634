import { SelectInput } from 'react-admin';
import { ActionButton } from '../action/ActionButton.tsx';
import { NewKey } from '../secret/NewKey.tsx';
import { keyPath } from './key-path.ts';
import type { CreatedKey, TeamKey } from './team-key.ts';

type Props = { readonly teamKey: TeamKey };

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const graces = [
  { id: 0, name: 'At once' },
  { id: 15 * MINUTE, name: 'After 15 minutes' },
  { id: HOUR, name: 'After an hour' },
  { id: DAY, name: 'After a day' },
  { id: 7 * DAY, name: 'After 7 days' },
  { id: 30 * DAY, name: 'After 30 days' },
];

/** Replaces a key, with time to bring the new one to where the old one is used. */
export const RotateKey = ({ teamKey }: Props) => (
  <ActionButton<CreatedKey>
    label="Rotate"
    ariaLabel={`Rotate key ${teamKey.name}`}
    method="POST"
    path={`${keyPath(teamKey)}/rotate`}
    title={`Rotate the key “${teamKey.name}”?`}
    explanation="A new key of the same name, scope and terms is made and shown once. Until the old key ends, both work."
    confirm="Rotate key"
    defaults={{ grace_seconds: HOUR }}
    toBody={({ grace_seconds: grace }) => ({ grace_seconds: Number(grace ?? 0) })}
    showAnswer={({ virtual_key: key }) => <NewKey teamKey={key} />}
  >
    <SelectInput source="grace_seconds" label="The old key ends" choices={graces} emptyValue={0} />
  </ActionButton>
);
