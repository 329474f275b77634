import { Box, LinearProgress, Stack, Typography } from '@mui/material';
import { useApi } from '../data/use-api.ts';
import { Loaded } from '../display/Loaded.tsx';
import { Muted } from '../display/Muted.tsx';
import { Section } from '../display/Section.tsx';
import { formatCredits } from '../format/amounts.ts';
import { EditBudgets } from './EditBudgets.tsx';
import { type Budget, type Budgets, budgetPeriods } from './team-budgets.ts';

type Props = { readonly teamId: string };

/** How much a team may spend in a day, week and month, and how far it has come. */
export const BudgetsSection = ({ teamId }: Props) => {
  const budgets = useApi<Budgets>(`/teams/${encodeURIComponent(teamId)}/budgets`);
  return (
    <Section title="Budgets" actions={budgets.data && <EditBudgets budgets={budgets.data} />}>
      <Loaded from={budgets} what="the budgets">
        {({ budgets: list }) =>
          list.length === 0 ? (
            <Muted>No budget: the team may spend all its credits at any time.</Muted>
          ) : (
            list.map((budget) => <BudgetBar key={budget.period} budget={budget} />)
          )
        }
      </Loaded>
    </Section>
  );
};

const BudgetBar = ({ budget }: { readonly budget: Budget }) => {
  const { limit_credits: limit, credits_spent: spent, credits_reserved: reserved } = budget;
  const used = Math.min(100, ((spent + reserved) / limit) * 100);
  const name = budgetPeriods.find(({ id }) => id === budget.period)?.name ?? budget.period;
  return (
    <Box>
      <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1, flexWrap: 'wrap' }}>
        <Typography variant="body2">
          {name} (UTC) · {budget.hard_stop ? 'refuses what goes beyond it' : 'alerts only'}
        </Typography>
        <Typography variant="body2">
          {formatCredits(spent)} spent, {formatCredits(reserved)} held, of {formatCredits(limit)}
        </Typography>
      </Stack>
      <LinearProgress
        variant="determinate"
        value={used}
        color={used >= 100 ? 'error' : used >= 80 ? 'warning' : 'primary'}
        aria-label={`Budget of the ${name.toLowerCase()} used`}
        sx={{ height: 8, borderRadius: 1 }}
      />
    </Box>
  );
};
