import { z } from 'zod';
import {
  DEFAULT_DEADLINE_SECONDS,
  type JobStatus,
  jobStatuses,
  MAX_DEADLINE_SECONDS,
  statusToWire,
} from '#domain/jobs.ts';
import { METADATA_BYTES, metadata, metadataInput, timestamp } from './fields.ts';
import { listQuery, nextCursor } from './lists.ts';
import { positiveCredits } from './operator-fields.ts';

const wireStatuses = jobStatuses.map(statusToWire);
export const jobStatus = z.enum(wireStatuses).meta({ example: 'IN_PROGRESS' });

/** A state in any case, for filters. */
export const jobStatusInput = z
  .string()
  .transform((text) => text.toLowerCase() as JobStatus)
  .refine((status) => jobStatuses.includes(status), { message: `use one of ${wireStatuses.join(', ')}` });

const jobId = z.uuid('is not a job id');
export const jobParams = z.object({ job_id: jobId });

export const jobType = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .meta({ description: 'What the job is for; prices go by it', example: 'document_analysis' });

const jobFields = {
  team_id: z.string().optional().meta({ description: "Must be the key's own team" }),
  job_type: jobType,
  user_id: z.string().max(255).optional().meta({ description: 'Your own user, for your reports' }),
  external_task_id: z.string().max(255).optional().meta({ description: 'Your own id of the work' }),
  max_credits: positiveCredits.optional().meta({
    description: 'The job never costs more; a call that would probably take it beyond is refused',
    example: 5,
  }),
};

export const createJobBody = z.object({
  ...jobFields,
  metadata: metadataInput.default({}),
  deadline_seconds: z
    .int()
    .min(1)
    .max(MAX_DEADLINE_SECONDS)
    .default(DEFAULT_DEADLINE_SECONDS)
    .meta({ description: 'The job expires, uncharged, when it is not completed by then' }),
});

export const onlyCallJobFields = { ...jobFields, job_metadata: metadataInput.default({}) };

export const createdJob = z.object({
  job_id: z.uuid(),
  team_id: z.string(),
  status: jobStatus,
  created_at: timestamp,
});

export const jobView = z.object({
  job_id: z.uuid(),
  team_id: z.string(),
  organization_id: z.string(),
  user_id: z.string().nullable(),
  job_type: z.string(),
  status: jobStatus,
  created_at: timestamp,
  started_at: timestamp.nullable(),
  completed_at: timestamp.nullable(),
  metadata,
  error_message: z.string().nullable(),
  external_task_id: z.string().nullable(),
  credit_applied: z.boolean(),
  model_groups_used: z.array(z.string()).meta({ description: 'Aliases of the models called' }),
});

export type JobView = z.input<typeof jobView>;

export const jobListQuery = z.object({
  ...listQuery(['created_at', 'completed_at'], 'desc'),
  status: jobStatusInput.optional(),
  job_type: z.string().optional(),
});

export const jobList = z.object({
  team_id: z.string(),
  total: z.int(),
  next_cursor: nextCursor,
  jobs: z.array(jobView),
});

export const completeJobBody = z.object({
  status: z
    .string()
    .transform((text) => text.toLowerCase())
    .pipe(z.enum(['completed', 'failed'], { error: 'use completed or failed' }))
    .default('completed'),
  metadata: metadataInput.default({}),
  result: z
    .unknown()
    .optional()
    .refine((value) => (JSON.stringify(value) ?? '').length <= METADATA_BYTES, {
      message: 'may be at most 10 KB of JSON',
    })
    .meta({ description: 'Kept under metadata.result' }),
  error_message: z.string().max(2_000).optional(),
});

export const cancelJobBody = z.object({ reason: z.string().max(2_000).optional() });

/** What an open job may still cost, or what a closed one has cost, in the team's own unit. */
export const jobCostsView = z.object({
  job_id: z.uuid(),
  status: jobStatus,
  credits_held: z.number().meta({ description: 'Set aside for the job while it is open' }),
  max_credits: z.number().nullable().meta({ description: 'The most it may cost, as its creation said' }),
  credits_charged: z.number().nullable().meta({ description: 'Null while the job is open' }),
  credits_refunded: z.number(),
  calls: z.array(
    z.object({
      call_id: z.uuid(),
      purpose: z.string().nullable(),
      model_group: z.string(),
      status: z.enum(['queued', 'succeeded', 'failed', 'cancelled']),
      credits_charged: z.number().nullable().meta({ description: "Its share of the job's charge" }),
    }),
  ),
});

export const jobCosts = z.object({
  total_calls: z.int(),
  successful_calls: z.int(),
  failed_calls: z.int(),
  avg_latency_ms: z.int(),
  total_cost_usd: z.null().meta({ description: 'Always null here: what a model costs is not shown to teams' }),
  credit_applied: z.boolean(),
  credits_charged: z.number(),
  credits_remaining: z.number().nullable().meta({ description: 'Available right after this job was settled' }),
});

export const receiptView = z
  .object({
    job_id: z.uuid(),
    status: jobStatus,
    completed_at: timestamp,
    costs: jobCosts,
    calls: z.array(
      z.object({
        call_id: z.uuid(),
        purpose: z.string().nullable(),
        model_group: z.string().meta({ description: 'Alias of the model called' }),
        latency_ms: z.int().nullable(),
        error: z.string().nullable(),
      }),
    ),
  })
  .meta({ description: 'The bill. The same for ever, however often it is asked for.' });

export const patchMetadataBody = z.object({ metadata: metadataInput });
export const patchedMetadata = z.object({ job_id: z.uuid(), metadata, updated_at: timestamp });
