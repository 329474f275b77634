import { Stack } from '@mui/material';
import { AutoRefillSection } from '../credits/AutoRefillSection.tsx';
import { BalanceEquation } from '../credits/BalanceEquation.tsx';
import { BudgetsSection } from '../credits/BudgetsSection.tsx';
import { CreditActions } from '../credits/CreditActions.tsx';
import type { Balance } from '../credits/credit-records.ts';
import { creditsPath } from '../credits/credits-path.ts';
import { LotCards } from '../credits/LotCards.tsx';
import { LotTable } from '../credits/LotTable.tsx';
import { TransactionCards } from '../credits/TransactionCards.tsx';
import { TransactionTable } from '../credits/TransactionTable.tsx';
import { useApi } from '../data/use-api.ts';
import { Loaded } from '../display/Loaded.tsx';
import { Muted } from '../display/Muted.tsx';
import { RelatedList } from '../display/RelatedList.tsx';
import { Section } from '../display/Section.tsx';
import { useIsNarrow } from '../display/use-is-narrow.ts';
import type { Team } from './team.ts';

type Props = { readonly team: Team };

/** Where a team's credits are, where they came from and where they went. */
export const TeamCredits = ({ team: { team_id: teamId, status } }: Props) => {
  const balance = useApi<Balance>(creditsPath(teamId, 'balance'));
  const isNarrow = useIsNarrow();
  const none = <Muted>Nothing yet. Add credits, and they appear here.</Muted>;
  return (
    <Stack sx={{ gap: 2, paddingBottom: 4 }}>
      <Section
        title="Balance"
        actions={balance.data && status !== 'archived' && <CreditActions balance={balance.data} />}
      >
        <Loaded from={balance} what="the balance">
          {(data) => <BalanceEquation balance={data} />}
        </Loaded>
      </Section>
      <BudgetsSection teamId={teamId} />
      <AutoRefillSection teamId={teamId} />
      <Section title="Lots" isFlush>
        <RelatedList resource="lots" filter={{ team_id: teamId }} empty={none}>
          {isNarrow ? <LotCards /> : <LotTable />}
        </RelatedList>
      </Section>
      <Section title="Transactions" isFlush>
        <RelatedList resource="transactions" filter={{ team_id: teamId }} empty={none}>
          {isNarrow ? <TransactionCards /> : <TransactionTable />}
        </RelatedList>
      </Section>
    </Stack>
  );
};
