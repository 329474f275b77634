import type { UsageSource } from '#domain/call-cost.ts';
import type { JobStatus } from '#domain/jobs.ts';
import type { CallKind } from '#domain/model-calls.ts';
import type { MicroCredits, NanoUsd } from '#domain/money.ts';
import type { PageRequest } from '#domain/pages.ts';
import type { Receipt } from '#domain/receipts.ts';
import type { Database } from '../client.ts';
import { type Listing, type ListPage, listPage } from '../list-page.ts';
import type { CallStatus } from './call-outcomes.ts';
import { sumUsage } from './usage.ts';
import type { WasteReason } from './wasted-attempts.ts';

export type JobSummary = {
  readonly jobId: string;
  readonly teamId: string;
  readonly organizationId: string;
  readonly userId: string | null;
  readonly jobType: string;
  readonly status: JobStatus;
  readonly metadata: Record<string, unknown>;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly completedAt: Date | null;
  readonly chargedMicroCredits: MicroCredits | null;
  readonly refundedMicroCredits: MicroCredits;
  readonly heldMicroCredits: MicroCredits;
  readonly creditValueNanoUsd: NanoUsd;
  readonly priceVersion: string;
  readonly receipt: Receipt | null;
  readonly totalCalls: number;
  readonly successfulCalls: number;
  readonly failedCalls: number;
  readonly retryCount: number;
  readonly totalTokens: bigint;
  /** Null when no call has a known cost. */
  readonly costNanoUsd: NanoUsd | null;
  readonly unpricedCalls: number;
  readonly averageLatencyMs: number;
};

const SUMMARY_COLUMNS = `
  j.id AS "jobId", j.team_id AS "teamId", j.organization_id AS "organizationId", j.user_id AS "userId",
  j.job_type AS "jobType", j.status, j.metadata, j.error_code AS "errorCode", j.error_message AS "errorMessage",
  j.created_at AS "createdAt", j.started_at AS "startedAt", j.completed_at AS "completedAt",
  j.charged_micro_credits AS "chargedMicroCredits", j.refunded_micro_credits AS "refundedMicroCredits",
  j.held_micro_credits AS "heldMicroCredits", j.credit_value_nano_usd AS "creditValueNanoUsd", j.receipt,
  (SELECT v.book_id || '/' || v.number FROM price_book_versions v WHERE v.id = j.price_version_id) AS "priceVersion",
  sums.*`;

const SUMS = `
  LEFT JOIN LATERAL (
    SELECT count(*)::int AS "totalCalls",
           count(*) FILTER (WHERE c.status = 'succeeded')::int AS "successfulCalls",
           count(*) FILTER (WHERE c.status IN ('failed', 'cancelled'))::int AS "failedCalls",
           coalesce(sum(greatest(c.attempts - 1, 0)), 0)::int AS "retryCount",
           coalesce(sum(coalesce(c.prompt_tokens, 0) + coalesce(c.completion_tokens, 0)), 0)::bigint AS "totalTokens",
           sum(c.cost_nano_usd)::bigint AS "costNanoUsd",
           count(*) FILTER (WHERE c.cost_source = 'unpriced')::int AS "unpricedCalls",
           coalesce(round(avg(c.latency_ms) FILTER (WHERE c.status = 'succeeded')), 0)::int AS "averageLatencyMs"
    FROM model_calls c WHERE c.job_id = j.id
  ) sums ON true`;

const NEVER = '-infinity';

const listing: Listing = {
  from: 'jobs j',
  id: { sql: 'j.id', type: 'uuid' },
  sorts: {
    created_at: { sql: 'j.created_at', type: 'timestamptz' },
    completed_at: { sql: `coalesce(j.completed_at, '${NEVER}')`, type: 'timestamptz' },
    total_cost_usd: { sql: 'coalesce(j.cost_nano_usd, -1)', type: 'bigint' },
    price_usd: { sql: 'coalesce(j.price_nano_usd, -1)', type: 'numeric' },
    margin_usd: { sql: `coalesce(j.margin_nano_usd, '-Infinity')`, type: 'numeric' },
    total_calls: { sql: 'coalesce(j.total_calls, -1)', type: 'int' },
  },
};

const OPEN = `j.status IN ('pending', 'in_progress')`;
const FAILED_CALL = `SELECT FROM model_calls c WHERE c.job_id = j.id AND c.status IN ('failed', 'cancelled')`;

/** A closed job knows how many of its calls failed; of an open one they are looked at. */
const WITH_ERRORS = ['j.failed_calls > 0', `${OPEN} AND EXISTS (${FAILED_CALL})`];
const WITHOUT_ERRORS = ['j.failed_calls = 0', `${OPEN} AND NOT EXISTS (${FAILED_CALL})`];

export type JobSearch = {
  readonly teamId?: string | undefined;
  readonly organizationId?: string | undefined;
  readonly status?: JobStatus | undefined;
  readonly jobType?: string | undefined;
  readonly userId?: string | undefined;
  readonly from?: Date | undefined;
  readonly before?: Date | undefined;
  /** A part of the id. */
  readonly idPart?: string | undefined;
  /** The first and the last id that begins so. */
  readonly idsFrom?: string | undefined;
  readonly idsTo?: string | undefined;
  /** Whether a call of it failed or was stopped. */
  readonly hasErrors?: boolean | undefined;
  /** By what is known of its cost. */
  readonly marginBelow?: NanoUsd | undefined;
  readonly marginFrom?: NanoUsd | undefined;
};

/** Jobs of all teams as operators see them. */
export async function searchJobs(db: Database, search: JobSearch, page: PageRequest): Promise<ListPage<JobSummary>> {
  return listPage(db, {
    listing,
    page,
    count: isByCreationAlone(search) ? () => countCreated(db, search) : undefined,
    either: search.hasErrors === undefined ? undefined : search.hasErrors ? WITH_ERRORS : WITHOUT_ERRORS,
    where: [
      ['j.team_id = ?', search.teamId],
      ['j.organization_id = ?', search.organizationId],
      ['j.status = ?', search.status],
      ['j.job_type = ?', search.jobType],
      ['j.user_id = ?', search.userId],
      ['j.created_at >= ?', search.from],
      ['j.created_at < ?', search.before],
      ['position(? IN j.id::text) > 0', search.idPart],
      ['j.id >= ?', search.idsFrom],
      ['j.id <= ?', search.idsTo],
      ['j.margin_nano_usd < ?', search.marginBelow],
      ['j.margin_nano_usd >= ?', search.marginFrom],
    ],
    idOf: ({ jobId }) => jobId,
    load: async (ids) => (await db.pool.query<JobSummary>(SOME, [ids])).rows,
  });
}

/** Jobs stay for ever: all that were created are all there are. */
async function countCreated(db: Database, { teamId, organizationId }: JobSearch): Promise<number> {
  const [sums] = await sumUsage(db, { ...EVER, teamId, organizationId, figures: ['jobsCreated'] });
  return sums?.jobsCreated ?? 0;
}

const EVER = { from: new Date('2000-01-01T00:00:00Z'), to: new Date('3000-01-01T00:00:00Z') };

const isByCreationAlone = ({ teamId: _, organizationId: __, ...others }: JobSearch): boolean =>
  Object.values(others).every((value) => value === undefined);

const SOME = `SELECT ${SUMMARY_COLUMNS} FROM jobs j ${SUMS} WHERE j.id = ANY ($1)`;

const ONE = `SELECT ${SUMMARY_COLUMNS} FROM jobs j ${SUMS} WHERE j.team_id = $1 AND j.id = $2`;

const callsWith = (data: string): string => `
  SELECT c.id AS "callId", c.status, c.purpose, c.alias, c.model_group AS "modelGroup", c.actual_model AS "actualModel",
         c.litellm_call_id AS "liteLlmCallId", ${data}, c.call_metadata AS "callMetadata", c.usage,
         c.prompt_tokens AS "promptTokens", c.completion_tokens AS "completionTokens", c.cost_nano_usd AS "costNanoUsd",
         c.cache, c.saved_cost_nano_usd AS "savedCostNanoUsd",
         c.cost_source AS "costSource", c.charged_micro_credits AS "chargedMicroCredits", c.attempts, c.latency_ms AS "latencyMs", c.error_code AS "errorCode",
         c.error_detail AS "errorDetail", c.created_at AS "createdAt", c.finished_at AS "finishedAt",
         c.kind, c.is_streamed AS "isStreamed", c.usage_source AS "usageSource",
         (SELECT coalesce(json_agg(json_build_object(
            'attempt', w.attempt, 'reason', w.reason, 'promptTokens', w.prompt_tokens,
            'completionTokens', w.completion_tokens, 'usageSource', w.usage_source,
            'costNanoUsd', w.cost_nano_usd::text) ORDER BY w.attempt), '[]')
          FROM wasted_attempts w WHERE w.call_id = c.id) AS wasted
  FROM model_calls c WHERE c.job_id = $1`;

const IN_ORDER = 'ORDER BY c.created_at, c.id';
const CALLS = `${callsWith('c.request, c.reply')} ${IN_ORDER}`;
const CALLS_WITHOUT_DATA = `${callsWith('NULL AS request, NULL AS reply')} ${IN_ORDER}`;
const ONE_CALL = `${callsWith('c.request, c.reply')} AND c.id = $2`;

export type JobCall = {
  readonly callId: string;
  readonly status: CallStatus;
  readonly purpose: string | null;
  readonly alias: string;
  readonly modelGroup: string | null;
  readonly actualModel: string | null;
  readonly liteLlmCallId: string | null;
  readonly request: unknown;
  readonly reply: unknown;
  readonly callMetadata: Record<string, unknown>;
  readonly usage: unknown;
  readonly promptTokens: number | null;
  readonly completionTokens: number | null;
  readonly costNanoUsd: NanoUsd | null;
  readonly costSource: string | null;
  /** `hit`: given again; `miss`: looked up and new; null: not looked up. */
  readonly cache: 'hit' | 'miss' | null;
  readonly savedCostNanoUsd: NanoUsd | null;
  /** Its share of what the job was charged. */
  readonly chargedMicroCredits: MicroCredits | null;
  readonly attempts: number;
  readonly latencyMs: number | null;
  readonly errorCode: string | null;
  readonly errorDetail: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  readonly kind: CallKind;
  readonly isStreamed: boolean;
  readonly usageSource: UsageSource | null;
  readonly wasted: readonly WastedAttempt[];
};

/** An attempt that was paid for and given to nobody. Its cost is whole nano-dollars in decimal, null when unknown. */
export type WastedAttempt = {
  readonly attempt: number;
  readonly reason: WasteReason;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly usageSource: UsageSource;
  readonly costNanoUsd: string | null;
};

/** A team's job with all its calls as operators see them, or null; without data, requests and replies are left out. */
export async function findJobWithCalls(
  { pool }: Database,
  teamId: string,
  jobId: string,
  { withData }: { readonly withData: boolean },
) {
  const { rows } = await pool.query<JobSummary>(ONE, [teamId, jobId]);
  const [job] = rows;
  if (!job) return null;
  const calls = await pool.query<JobCall>(withData ? CALLS : CALLS_WITHOUT_DATA, [jobId]);
  return { job, calls: calls.rows };
}

export type CallPlace = { readonly teamId: string; readonly jobId: string; readonly callId: string };

/** One call of a team's job with its request and reply, or null. */
export async function findJobCall({ pool }: Database, { teamId, jobId, callId }: CallPlace) {
  const { rows } = await pool.query<JobSummary>(ONE, [teamId, jobId]);
  const calls = await pool.query<JobCall>(ONE_CALL, [jobId, callId]);
  const [job, call] = [rows[0], calls.rows[0]];
  return job && call ? { job, call } : null;
}
