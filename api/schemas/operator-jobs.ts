import { z } from 'zod';
import { nanoUsd } from '#domain/money.ts';
import { metadata, pageQuery, slug, timestamp } from './fields.ts';
import { jobStatus, jobStatusInput } from './jobs.ts';
import { listQuery, nextCursor } from './lists.ts';
import { text } from './operator-fields.ts';

const operatorJobView = z
  .object({
    job_id: z.uuid(),
    team_id: z.string(),
    organization_id: z.string(),
    user_id: z.string().nullable(),
    job_type: z.string(),
    status: jobStatus,
    created_at: timestamp,
    started_at: timestamp.nullable(),
    completed_at: timestamp.nullable(),
    total_calls: z.int(),
    successful_calls: z.int(),
    failed_calls: z.int(),
    retry_count: z.int().meta({ description: 'Attempts at providers beyond the first of each call' }),
    total_tokens: z.int(),
    total_cost_usd: z
      .number()
      .nullable()
      .meta({ description: 'What providers charge; null when no call has a known cost' }),
    unpriced_calls: z.int().meta({ description: 'Calls whose cost is unknown: give their alias a price' }),
    price_usd: z.number().nullable().meta({ description: 'What it was charged, less refunds; null while it is open' }),
    margin_usd: z
      .number()
      .nullable()
      .meta({ description: 'price_usd less total_cost_usd; null while open, or while a call is unpriced' }),
    avg_latency_ms: z.int(),
    credit_applied: z.boolean(),
    credits_charged: z.number().nullable().meta({ description: 'Null while the job is open' }),
    credits_refunded: z.number(),
    credits_held: z.number().meta({ description: 'Set aside for it now' }),
    price_version: z
      .string()
      .meta({ description: 'The price book and version it is priced by', example: 'standard/1' }),
    error_code: z.string().nullable(),
    error_message: z.string().nullable(),
    job_metadata: metadata,
  })
  .meta({ description: 'A job as operators see it' });

const MOST_USD = 1_000_000_000;
const NANOS = 1_000_000_000;

const dateOrMoment = z.union([z.iso.date(), z.iso.datetime({ offset: true })], {
  error: 'must be a date such as 2026-01-31 (UTC) or a moment such as 2026-01-31T12:00:00Z',
});

const day = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 24 * 60 * 60 * 1000;

const flag = z.enum(['true', 'false'], 'must be true or false').transform((given) => given === 'true');

const margin = z.coerce
  .number()
  .min(-MOST_USD)
  .max(MOST_USD)
  .transform((usd) => nanoUsd(BigInt(Math.round(usd * NANOS))));

const SOME_ID = '00000000-0000-0000-0000-000000000000';

/** Whether a whole id begins so. */
const isBeginningOfId = (text: string): boolean => text !== '' && SOME_ID.startsWith(text.replaceAll(/[0-9a-f]/g, '0'));

/** What every list of jobs can be searched by. */
export const jobFilters = {
  ...listQuery(['created_at', 'completed_at', 'total_cost_usd', 'price_usd', 'margin_usd', 'total_calls'], 'desc'),
  status: jobStatusInput.optional(),
  job_type: text(100).optional(),
  user_id: z.string().max(255).optional(),
  start_date: dateOrMoment
    .transform((value) => new Date(value))
    .optional()
    .meta({ description: 'Created then or later', example: '2026-01-01' }),
  end_date: dateOrMoment
    .transform((value) => new Date(Date.parse(value) + (day.test(value) ? DAY_MS : 0)))
    .optional()
    .meta({ description: 'Created before; a date includes its whole day', example: '2026-01-31' }),
  job_id_prefix: z
    .string()
    .toLowerCase()
    .refine(isBeginningOfId, 'must be the beginning of a job id, such as 0198c2f4-1')
    .optional()
    .meta({ description: 'The beginning of the job id' }),
  has_errors: flag.optional().meta({ description: 'Whether a call of it failed or was stopped' }),
  negative_margin: flag
    .optional()
    .meta({ description: 'Whether it cost more than it brought in, as far as that is known' }),
  min_margin_usd: margin.optional().meta({ description: 'At least this margin' }),
};

export const operatorJobsQuery = z.strictObject({
  ...jobFilters,
  team_id: slug.optional(),
  organization_id: slug.optional(),
});

export const operatorJobList = z.object({ total: z.int(), next_cursor: nextCursor, jobs: z.array(operatorJobView) });

export const teamJobsQuery = z.strictObject({
  ...jobFilters,
  limit: pageQuery.shape.limit.removeDefault().optional().meta({ description: 'The same as page_size' }),
  page: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .optional()
    .meta({ description: 'The older way: instead of offset' }),
  page_size: z.coerce.number().int().min(1).max(100).optional().meta({ description: 'With page; 20 when left out' }),
  job_id_filter: z
    .string()
    .toLowerCase()
    .regex(/^[0-9a-f-]{1,36}$/, 'must be a part of a job id')
    .optional()
    .meta({ description: 'A part of the job id' }),
});

export const teamJobList = z.object({
  jobs: z.array(operatorJobView),
  total: z.int(),
  next_cursor: nextCursor,
  page: z.int(),
  page_size: z.int(),
  total_pages: z.int(),
});

const usageSource = z
  .enum(['provider', 'estimated'])
  .meta({ description: 'Who counted the tokens: the provider, or we when it did not tell' });

const wastedAttempt = z.object({
  attempt: z.int(),
  reason: z.enum(['worker_lost', 'cut_off', 'invalid_reply']),
  prompt_tokens: z.int(),
  completion_tokens: z.int(),
  usage_source: usageSource,
  cost_usd: z.number().nullable().meta({ description: 'Null when nobody knows its price' }),
});

const callView = z.object({
  call_id: z.uuid(),
  status: z.enum(['queued', 'succeeded', 'failed', 'cancelled']),
  purpose: z.string().nullable(),
  model_alias: z.string().meta({ description: 'What the team called' }),
  model_group_used: z
    .string()
    .nullable()
    .meta({ description: 'The group the team named instead of an alias, if it did' }),
  model_used: z.string().nullable().meta({ description: 'The real model' }),
  litellm_call_id: z.string().nullable(),
  prompt_tokens: z.int().nullable(),
  completion_tokens: z.int().nullable(),
  total_tokens: z.int().nullable(),
  usage: z.unknown().meta({ description: 'As the provider reported it' }),
  cost_usd: z.number().nullable().meta({ description: 'Null when unknown: see cost_source' }),
  cost_source: z.string().nullable().meta({ description: 'litellm, alias_price, operator, cache or unpriced' }),
  cache: z
    .enum(['hit', 'miss'])
    .nullable()
    .meta({ description: 'hit: a reply that was given before; null: it was not looked up' }),
  saved_usd: z.number().nullable().meta({ description: 'What a reply from the cache had cost when it was new' }),
  credits_charged: z.number().nullable().meta({ description: "Its share of the job's charge" }),
  price_usd: z.number().nullable(),
  attempts: z.int(),
  latency_ms: z.int().nullable(),
  created_at: timestamp,
  finished_at: timestamp.nullable(),
  error: z.string().nullable().meta({ description: 'The code the team was given' }),
  error_detail: z.string().nullable().meta({ description: 'What the provider or proxy said' }),
  request_data: z.unknown(),
  response_data: z.unknown(),
  call_metadata: metadata,
  kind: z.enum(['chat', 'embedding']),
  streamed: z.boolean(),
  usage_source: usageSource.nullable(),
  wasted: z
    .array(wastedAttempt)
    .meta({ description: 'Attempts that were paid for and given to nobody; never charged, and not in cost_usd' }),
});

const priceLine = z.object({
  rule: z.string().meta({ description: 'The price rule that set it' }),
  component: z.string(),
  quantity: z.string(),
  credits: z.number(),
});

export const teamJobDetail = z.object({
  job: operatorJobView,
  price: z.array(priceLine).meta({ description: 'How the charge of a closed job came about' }),
  calls: z.array(callView),
});

export const teamCallDetail = callView;

export const teamJobQuery = z.strictObject({
  with_data: flag
    .default(true)
    .meta({ description: 'false: request_data and response_data of the calls are left out (null)' }),
});

export const teamJobParams = z.object({ team_id: slug, job_id: z.uuid('is not a job id') });

export const teamCallParams = teamJobParams.extend({ call_id: z.uuid('is not a call id') });
