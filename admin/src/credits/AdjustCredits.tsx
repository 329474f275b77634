import { maxValue, minValue, NumberInput, required, TextInput } from 'react-admin';
import { ActionButton } from '../action/ActionButton.tsx';
import { formatCredits } from '../format/amounts.ts';
import type { Balance } from './credit-records.ts';
import { creditsPath } from './credits-path.ts';

type Props = { readonly balance: Balance };

type Adjusted = { readonly credits_taken_back: number; readonly credits_remaining: number };

export const AdjustCredits = ({ balance: { team_id: teamId, available } }: Props) => (
  <ActionButton<Adjusted>
    label="Take back"
    method="POST"
    path={creditsPath(teamId, 'adjust')}
    title={`Take credits back from ${teamId}`}
    explanation={`For credits that were granted by mistake. They are taken from the ${formatCredits(available)} that are available; what open jobs hold stays with them.`}
    confirm="Take credits back"
    isDangerous
    toBody={(fields) => fields}
    done={({ credits_taken_back: taken, credits_remaining: left }) =>
      `${formatCredits(taken)} credits taken back; ${formatCredits(left)} are available now.`
    }
  >
    <NumberInput
      source="credits"
      label="Credits"
      validate={[required(), minValue(0.000_001), maxValue(available)]}
      helperText={false}
      autoFocus
    />
    <TextInput source="reason" label="Reason" helperText="The team sees it" validate={required()} />
  </ActionButton>
);
