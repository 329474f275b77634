import { z } from 'zod';
import { slug, timestamp } from './fields.ts';
import { listQuery, nextCursor } from './lists.ts';
import { usd, usdPerMillion } from './operator-fields.ts';

export const unpricedCallsQuery = z.strictObject({
  ...listQuery(['created_at', 'model_alias', 'team_id'], 'desc'),
  alias: slug.optional(),
  team_id: slug.optional(),
});

export const unpricedCallList = z.object({
  total: z.int(),
  next_cursor: nextCursor,
  calls: z.array(
    z.object({
      call_id: z.uuid(),
      job_id: z.uuid(),
      team_id: z.string(),
      job_type: z.string(),
      model_alias: z.string(),
      model_used: z.string().nullable().meta({ description: 'The real model' }),
      prompt_tokens: z.int().nullable(),
      completion_tokens: z.int().nullable(),
      job_open: z.boolean().meta({ description: 'Calls can be priced once their job is closed' }),
      created_at: timestamp,
    }),
  ),
});

export const callParams = z.object({ call_id: z.uuid('is not a call id') });

export const priceCallBody = z.strictObject({
  cost_usd: usd.meta({ description: 'What the provider charged for this call', example: 0.0042 }),
});

export const pricedCall = z.object({
  call_id: z.uuid(),
  job_id: z.uuid(),
  cost_usd: z.number(),
  cost_source: z.literal('operator'),
});

const price = usdPerMillion.optional();

export const priceCallsBody = z.strictObject({
  model_alias: slug.meta({ description: 'Whose unpriced calls to price', example: 'standard' }),
  pricing_input: price.meta({ description: "USD per 1 million tokens; the alias's present price when left out" }),
  pricing_output: price.meta({ description: "USD per 1 million tokens; the alias's present price when left out" }),
});

export const pricedCalls = z.object({
  model_alias: z.string(),
  priced_calls: z.int(),
  cost_usd: z.number().meta({ description: 'What the priced calls cost together' }),
  calls_without_usage: z.int().meta({ description: 'Left unpriced: their tokens are unknown. Price them one by one' }),
  calls_of_open_jobs: z.int().meta({ description: 'Left unpriced: their jobs are open. Price them later' }),
});
