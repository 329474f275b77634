import { microCredits, microToCredits } from '#domain/money.ts';
import type { BudgetState } from '../../prisma/repositories/team-budgets.ts';

/** A budget and what is left of it. */
export const viewBudget = (budget: BudgetState) => {
  const left = budget.limit - budget.spent - budget.reserved;
  return {
    period: budget.period,
    limit_credits: microToCredits(budget.limit),
    hard_stop: budget.hardStop,
    alert_percents: [...budget.alertPercents],
    period_start: budget.periodStart,
    period_end: budget.periodEnd,
    credits_spent: microToCredits(budget.spent),
    credits_reserved: microToCredits(budget.reserved),
    credits_remaining: microToCredits(microCredits(left > 0n ? left : 0n)),
  };
};
