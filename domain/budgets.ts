import type { MicroCredits } from './money.ts';

/** Days, weeks (from Monday) and months, in UTC. */
export const budgetPeriods = ['day', 'week', 'month'] as const;
export type BudgetPeriod = (typeof budgetPeriods)[number];

/** How much a team may spend in a period. */
export type TeamBudget = {
  readonly period: BudgetPeriod;
  readonly limit: MicroCredits;
  /** Refuses what would go beyond it; otherwise it only alerts. */
  readonly hardStop: boolean;
  readonly alertPercents: readonly number[];
};
