import { z } from 'zod';
import { DEFAULT_PRIORITY, grantSources, LAST_PRIORITY } from '#domain/lots.ts';
import { slug, timestamp } from './fields.ts';
import { listQuery, nextCursor } from './lists.ts';
import { credits, moment, positiveCredits, text, usd } from './operator-fields.ts';
import { spanEnd } from './time-spans.ts';

const amount = (description: string) => z.number().meta({ description });

export const balanceView = z
  .object({
    team_id: z.string(),
    organization_id: z.string(),
    credits_allocated: amount('All credits ever granted'),
    credits_used: amount('Charged for jobs'),
    credits_remaining: amount('What new jobs can use now'),
    granted: amount('The same as credits_allocated'),
    available: amount('The same as credits_remaining'),
    reserved: amount('Held by open jobs'),
    spent: amount('The same as credits_used'),
    expired: amount('Granted and never used in time'),
    debt: amount('Owed'),
    credit_limit: amount('How much the team may owe'),
    holding_jobs: z.int().meta({ description: 'How many open jobs hold the reserved credits' }),
  })
  .meta({ description: 'granted = available + reserved + spent + expired − debt, at every instant' });

const inFuture = moment
  .refine((at) => at > new Date(), 'must be in the future')
  .meta({ description: 'When what is left of them expires; never when left out', example: '2030-12-31T00:00:00Z' });

const priority = z
  .int()
  .min(1, 'may not be less than 1')
  .max(LAST_PRIORITY, `may be at most ${LAST_PRIORITY}`)
  .default(DEFAULT_PRIORITY)
  .meta({ description: 'Credits of a lower number are used first, then those that expire soonest' });

const positive = positiveCredits.meta({ description: 'More than 0, at most 6 decimals', example: 100 });

export const addCreditsBody = z.strictObject({
  credits: positive,
  reason: text(500).default('Manual credit allocation').meta({ example: 'Invoice 2026-017' }),
  source: z.enum(grantSources).default('purchase'),
  priority,
  expires_at: inFuture.optional(),
});

export const replenishBody = z.strictObject({
  credits: positive,
  payment_type: z.enum(['subscription', 'one_time']),
  payment_amount_usd: usd.optional().meta({ description: 'What was paid', example: 49 }),
  reason: text(500).optional(),
  priority,
  expires_at: inFuture.optional(),
});

export const adjustBody = z.strictObject({
  credits: positive.meta({ description: 'How many granted credits to take back', example: 10 }),
  reason: text(500).meta({ example: 'Granted twice by mistake' }),
});

export const refundBody = z.strictObject({
  job_id: z.uuid(),
  credits: positive.optional().meta({ description: 'All that is left of the charge when left out' }),
  reason: text(500).meta({ example: 'The customer was not satisfied' }),
});

export const creditLimitBody = z.strictObject({
  credit_limit: credits.meta({ description: 'How much the team may owe; 0: nothing', example: 50 }),
});

export const transactionTypes = [
  'allocation',
  'hold',
  'hold_growth',
  'deduction',
  'release',
  'refund',
  'expiry',
  'adjustment',
] as const;

const transactionView = z.object({
  transaction_id: z.string(),
  team_id: z.string(),
  organization_id: z.string(),
  job_id: z.uuid().nullable(),
  lot_id: z.string().nullable().meta({ description: 'The lot that was added or expired' }),
  transaction_type: z.enum(transactionTypes).meta({
    description:
      'allocation: credits added; hold: set aside for an open job; hold_growth: more set aside for a call; deduction: a job charged, what was held beyond it freed; release: a job not charged, its hold freed; refund: a charge given back; expiry: credits past their time; adjustment: granted credits taken back',
  }),
  credits_amount: amount('Credits added, held, charged, freed, given back, expired or taken back, as the type says'),
  credits_before: amount('Available before'),
  credits_after: amount('Available after; a deduction takes what its hold had set aside'),
  debt_after: amount('Owed after'),
  reason: z.string().nullable(),
  created_at: timestamp,
});

export const addedCredits = z.object({
  team_id: z.string(),
  credits_added: z.number(),
  credits_remaining: amount('Available right after'),
  transaction: transactionView,
});

export const adjustedCredits = z.object({
  team_id: z.string(),
  credits_taken_back: z.number(),
  credits_remaining: amount('Available right after'),
  transaction: transactionView,
});

export const refundedCredits = z.object({
  team_id: z.string(),
  job_id: z.uuid(),
  credits_refunded: z.number(),
  credits_remaining: amount('Available right after'),
  transaction: transactionView,
});

export const transactionsQuery = z.strictObject({
  ...listQuery(['created_at'], 'desc'),
  transaction_type: z.enum(transactionTypes).optional(),
  job_id: z.uuid('is not a job id').optional(),
  from: spanEnd.optional().meta({ description: 'Written then or later' }),
  to: spanEnd.optional().meta({ description: 'Written before' }),
});

export const transactionList = z.object({
  team_id: z.string(),
  total: z.int(),
  next_cursor: nextCursor,
  transactions: z.array(transactionView),
});

export const allTransactionsQuery = z.strictObject({
  ...transactionsQuery.shape,
  team_id: slug.optional(),
  organization_id: slug.optional(),
});

export const allTransactions = z.object({
  total: z.int(),
  next_cursor: nextCursor,
  transactions: z.array(transactionView),
});

export const checkCreditsQuery = z.strictObject({
  credits_needed: z.coerce
    .number()
    .pipe(positiveCredits)
    .prefault(1)
    .meta({ description: 'Credits of the work you plan', example: 5 }),
});

export const checkedCredits = z.object({
  team_id: z.string(),
  has_credits: z.boolean(),
  credits_needed: z.number(),
  credits_remaining: amount('Available now'),
  credits_usable: amount('What a job could hold now: available, and on credit, within the budgets that stop'),
  error: z.string().optional().meta({ description: 'When there are too few: what is missing' }),
});
