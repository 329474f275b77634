import { AddCredits } from './AddCredits.tsx';
import { AdjustCredits } from './AdjustCredits.tsx';
import type { Balance } from './credit-records.ts';
import { RefundJob } from './RefundJob.tsx';
import { ReplenishCredits } from './ReplenishCredits.tsx';
import { SetCreditLimit } from './SetCreditLimit.tsx';

type Props = { readonly balance: Balance };

/** What can be done to a team's credits. */
export const CreditActions = ({ balance }: Props) => (
  <>
    <AddCredits teamId={balance.team_id} variant="contained" />
    <ReplenishCredits teamId={balance.team_id} />
    <RefundJob teamId={balance.team_id} />
    <AdjustCredits balance={balance} />
    <SetCreditLimit balance={balance} />
  </>
);
