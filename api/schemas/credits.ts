import { z } from 'zod';
import { pageQuery, timestamp } from './fields.ts';
import { positiveCredits, text } from './operator-fields.ts';

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
  })
  .meta({ description: 'granted = available + reserved + spent + expired − debt, at every instant' });

export const addCreditsBody = z.strictObject({
  credits: positiveCredits.meta({ description: 'More than 0, at most 6 decimals', example: 100 }),
  reason: text(500).default('Manual credit allocation').meta({ example: 'Invoice 2026-017' }),
});

const transactionView = z.object({
  transaction_id: z.string(),
  team_id: z.string(),
  organization_id: z.string(),
  job_id: z.uuid().nullable(),
  transaction_type: z.enum(['allocation', 'hold', 'deduction', 'release']).meta({
    description:
      'allocation: credits added; hold: set aside for an open job; deduction: a job charged, what was held beyond it freed; release: a job not charged, its hold freed',
  }),
  credits_amount: amount('Credits added, held, charged or freed, as the type says'),
  credits_before: amount('Available before'),
  credits_after: amount('Available after; a deduction takes what its hold had set aside'),
  reason: z.string().nullable(),
  created_at: timestamp,
});

export const addedCredits = z.object({
  team_id: z.string(),
  credits_added: z.number(),
  credits_remaining: amount('Available right after'),
  transaction: transactionView,
});

export const transactionsQuery = z.strictObject({ ...pageQuery.shape });

export const transactionList = z.object({
  team_id: z.string(),
  total: z.int(),
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
  credits_remaining: z.number(),
  error: z.string().optional().meta({ description: 'When there are too few: what is missing' }),
});
