import { z } from 'zod';
import { timestamp } from './fields.ts';
import { period } from './usage.ts';

export const statementQuery = z.strictObject({
  month: z
    .string()
    .regex(/^\d{4}-\d{2}$/, 'must be a month such as 2026-01')
    .pipe(period)
    .meta({ description: 'A month in UTC', example: '2026-01' }),
  format: z.enum(['json', 'csv', 'html']).default('json').meta({ description: 'html is made for printing on A4' }),
});

const balance = z
  .object({
    credits: z.number().meta({ description: 'available + held − debt' }),
    available: z.number(),
    held: z.number().meta({ description: 'Set aside for jobs that were open' }),
    debt: z.number(),
  })
  .meta({ description: 'What the team had' });

const line = z.object({ job_type: z.string(), jobs: z.int(), credits: z.number() });

/** It goes to customers: credits alone, no cost. */
export const statementReply = z.object({
  team_id: z.string(),
  team_alias: z.string(),
  organization_id: z.string(),
  organization_name: z.string(),
  issuer: z.string().nullable().meta({ description: 'COMPANY_NAME, where the operator has set it' }),
  month: z.string(),
  from: timestamp,
  to: timestamp,
  is_final: z.boolean().meta({ description: 'The month is over: it will not change any more' }),
  opening: balance,
  grants: z.array(
    z.object({
      at: timestamp,
      source: z.string().nullable().meta({ description: 'Null for granted credits that were taken back' }),
      reason: z.string().nullable(),
      credits: z.number(),
    }),
  ),
  charges: z.array(line),
  refunds: z.array(line),
  credits_granted: z.number().meta({ description: 'All grants, less what was taken back' }),
  credits_charged: z.number(),
  credits_refunded: z.number(),
  credits_expired: z.number(),
  closing: balance.meta({ description: 'opening + granted − charged + refunded − expired' }),
});

export type StatementView = z.output<typeof statementReply>;
