import { z } from 'zod';
import { budgetPeriods } from '#domain/budgets.ts';
import { slug, timestamp } from './fields.ts';
import { listQuery, nextCursor } from './lists.ts';
import { positiveCredits } from './operator-fields.ts';

const MOST_PERCENT = 1_000;

const period = z.enum(budgetPeriods).meta({ description: 'In UTC; weeks begin on Monday', example: 'month' });

const percent = z.int().min(1, 'must be at least 1').max(MOST_PERCENT, `may be at most ${MOST_PERCENT}`);

const budget = z.strictObject({
  period,
  limit_credits: positiveCredits.meta({ description: 'How much may be spent in a period', example: 500 }),
  hard_stop: z
    .boolean()
    .default(true)
    .meta({ description: 'Refuse with 402 budget_exceeded what would go beyond it; false: only alert' }),
  alert_percents: z
    .array(percent)
    .max(20, 'may have at most 20 entries')
    .default([80, 100])
    .transform((percents) => [...new Set(percents)].sort((one, other) => one - other))
    .meta({ description: 'An alert is written when this share of the limit is spent, once per period' }),
});

export const replaceBudgetsBody = z.strictObject({
  budgets: z.array(budget).refine((budgets) => new Set(budgets.map((one) => one.period)).size === budgets.length, {
    message: 'has two budgets for one period; send one for each',
  }),
});

export const budgetList = z.object({
  team_id: z.string(),
  budgets: z.array(
    z.object({
      period,
      limit_credits: z.number(),
      hard_stop: z.boolean(),
      alert_percents: z.array(z.int()),
      period_start: timestamp,
      period_end: timestamp,
      credits_spent: z.number().meta({ description: 'Charged in this period, less what was refunded in it' }),
      credits_reserved: z.number().meta({ description: 'Held by open jobs' }),
      credits_remaining: z.number().meta({ description: 'What is left for new holds; never below 0' }),
    }),
  ),
});

export const budgetAlertsQuery = z.strictObject({
  ...listQuery(['created_at', 'team_id'], 'desc'),
  team_id: slug.optional(),
});

export const budgetAlertList = z.object({
  total: z.int(),
  next_cursor: nextCursor,
  alerts: z.array(
    z.object({
      team_id: z.string(),
      period,
      period_start: timestamp,
      percent: z.int(),
      limit_credits: z.number(),
      credits_spent: z.number().meta({ description: 'At that moment' }),
      created_at: timestamp,
    }),
  ),
});
