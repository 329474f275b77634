import { minValue, NumberInput, required } from 'react-admin';
import { ActionButton } from '../action/ActionButton.tsx';
import { formatCredits } from '../format/amounts.ts';
import type { Balance } from './credit-records.ts';
import { creditsPath } from './credits-path.ts';

type Props = { readonly balance: Balance };

export const SetCreditLimit = ({ balance: { team_id: teamId, credit_limit: limit } }: Props) => (
  <ActionButton<Balance>
    label="Credit limit"
    method="PATCH"
    path={creditsPath(teamId, 'credit-limit')}
    title={`How much may ${teamId} owe?`}
    explanation="A job may begin on credit up to this limit when the team's credits are used up. It counts for new holds; what is owed now stays owed and is repaid from the next credits."
    confirm="Set credit limit"
    defaults={{ credit_limit: limit }}
    toBody={(fields) => fields}
    done={({ credit_limit: set }) =>
      set > 0 ? `The team may owe up to ${formatCredits(set)} credits.` : 'The team may owe nothing.'
    }
  >
    <NumberInput source="credit_limit" label="Credits" validate={[required(), minValue(0)]} helperText="0: nothing" />
  </ActionButton>
);
