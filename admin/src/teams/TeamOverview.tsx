import { Stack } from '@mui/material';
import { BalanceEquation } from '../credits/BalanceEquation.tsx';
import { BudgetsSection } from '../credits/BudgetsSection.tsx';
import type { Balance } from '../credits/credit-records.ts';
import { creditsPath } from '../credits/credits-path.ts';
import { useApi } from '../data/use-api.ts';
import { Loaded } from '../display/Loaded.tsx';
import { Section } from '../display/Section.tsx';
import { LimitsSection } from '../limits/LimitsSection.tsx';
import { UsageFigures } from '../usage/UsageFigures.tsx';
import { TeamFacts } from './TeamFacts.tsx';
import type { Team } from './team.ts';

type Props = { readonly team: Team };

/** A team at a glance: state, credits, budgets, limits, use. */
export const TeamOverview = ({ team }: Props) => {
  const balance = useApi<Balance>(creditsPath(team.team_id, 'balance'));
  return (
    <Stack sx={{ gap: 2, paddingBottom: 4 }}>
      <TeamFacts team={team} />
      <Section title="Credits">
        <Loaded from={balance} what="the balance">
          {(data) => <BalanceEquation balance={data} />}
        </Loaded>
      </Section>
      <UsageFigures filter={{ team_id: team.team_id }} />
      <BudgetsSection teamId={team.team_id} />
      <LimitsSection teamId={team.team_id} />
    </Stack>
  );
};
