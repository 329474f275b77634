import { ActionButton } from '../action/ActionButton.tsx';
import { KeyInputs } from './KeyInputs.tsx';
import { keyBody, keyForm } from './key-form.ts';
import { keyPath } from './key-path.ts';
import type { TeamKey } from './team-key.ts';

type Props = { readonly teamKey: TeamKey };

export const EditKey = ({ teamKey }: Props) => (
  <ActionButton
    label="Edit"
    ariaLabel={`Edit key ${teamKey.name}`}
    method="PATCH"
    path={keyPath(teamKey)}
    title={`Edit the key “${teamKey.name}”`}
    explanation="The change counts everywhere within a second. The key itself stays the same."
    confirm="Save key"
    defaults={keyForm(teamKey)}
    toBody={keyBody}
  >
    <KeyInputs />
  </ActionButton>
);
