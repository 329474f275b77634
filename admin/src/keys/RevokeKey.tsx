import { ActionButton } from '../action/ActionButton.tsx';
import { keyPath } from './key-path.ts';
import type { TeamKey } from './team-key.ts';

type Props = { readonly teamKey: TeamKey };

export const RevokeKey = ({ teamKey }: Props) => (
  <ActionButton
    label="Revoke"
    ariaLabel={`Revoke key ${teamKey.name}`}
    method="DELETE"
    path={keyPath(teamKey)}
    title={`Revoke the key “${teamKey.name}”?`}
    explanation="It stops working within a second, for good: whatever uses it is refused with 401. Jobs that are open go on and can be completed with another key of the team. To replace a key without a gap, rotate it instead."
    confirm="Revoke key"
    isDangerous
  />
);
