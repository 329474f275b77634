import type { ErrorCode } from '#domain/errors.ts';
import type { JobStatus } from '#domain/jobs.ts';
import type { CallKind } from '#domain/model-calls.ts';
import { type NanoUsd, nanoUsd } from '#domain/money.ts';
import type { MonthQuantities } from '#domain/pricing/month-quantities.ts';
import type { FinishedCall, Receipt } from '#domain/receipts.ts';
import type { Database } from '../client.ts';
import type { CallStatus } from './call-outcomes.ts';
import { JOB_PINS, type JobPins, type JobPinsRow, pinsOf } from './job-pins.ts';

const refuseOne = {
  name: 'refuse_job',
  text: `
    WITH refused AS (
      UPDATE jobs
      SET status = 'failed', completed_at = now(), updated_at = now(), charged_micro_credits = 0, cost_nano_usd = 0,
          receipt = $4, error_code = $2, error_message = $3, delivered_calls = 0, prompt_tokens = 0, completion_tokens = 0,
          duration_seconds = 0
      WHERE id = $1 AND completed_at IS NULL
        AND NOT EXISTS (SELECT FROM credit_entries WHERE job_id = $1 AND kind = 'hold')
      RETURNING id
    ), failed AS (
      UPDATE model_calls SET status = 'failed', error_code = $2, error_message = $3, finished_at = now()
      WHERE job_id = (SELECT id FROM refused) AND status = 'queued'
      RETURNING kind
    )
    SELECT (SELECT kind FROM failed) AS kind FROM refused`,
};

export type Refusal = { readonly code: ErrorCode; readonly message: string; readonly receipt: Receipt };

/** Closes a job that its team could not pay for. Nothing was held, so nothing moves. Null when it was closed before, else the kind of its only call. */
export async function refuseJob(
  { pool }: Database,
  jobId: string,
  refusal: Refusal,
): Promise<{ readonly kind: CallKind | null } | null> {
  const { code, message, receipt } = refusal;
  const values = [jobId, code, message, JSON.stringify(receipt)];
  const { rows } = await pool.query<{ kind: CallKind | null }>({ ...refuseOne, values });
  return rows[0] ?? null;
}

/** A job with all that its price is made of. */
export type JobBill = JobPins & {
  readonly status: JobStatus;
  readonly metadata: Record<string, unknown>;
  /** Since it was created. */
  readonly seconds: number;
  readonly calls: readonly BilledCall[];
};

export type BilledCall = Omit<FinishedCall, 'status'> & { readonly status: CallStatus; readonly kind: CallKind };

const loadOne = {
  name: 'load_job_bill',
  text: `
    SELECT ${JOB_PINS}, j.status, j.metadata, extract(epoch FROM now() - j.created_at)::int AS seconds,
           coalesce(calls.list, '[]') AS calls
    FROM jobs j
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object(
        'callId', c.id, 'kind', c.kind, 'purpose', c.purpose, 'alias', c.alias,
        'status', c.status, 'delivered', coalesce(c.is_delivered, false), 'errorCode', c.error_code, 'latencyMs', c.latency_ms, 'promptTokens', c.prompt_tokens, 'completionTokens', c.completion_tokens,
        'costNanoUsd', c.cost_nano_usd::text, 'pricedCostNanoUsd', c.priced_cost_nano_usd::text,
        'cached', c.cache IS NOT DISTINCT FROM 'hit') ORDER BY c.created_at, c.id) AS list
      FROM model_calls c WHERE c.job_id = j.id
    ) calls ON true
    WHERE j.id = $1`,
};

type Row = JobPinsRow & Omit<JobBill, keyof JobPins | 'calls'> & { readonly calls: readonly CallJson[] };
type CallJson = Omit<BilledCall, 'costNanoUsd' | 'pricedCostNanoUsd'> & {
  readonly costNanoUsd: string | null;
  readonly pricedCostNanoUsd: string | null;
};

export async function loadJobBill({ pool }: Database, jobId: string): Promise<JobBill> {
  const { rows } = await pool.query<Row>({ ...loadOne, values: [jobId] });
  const [row] = rows;
  if (!row) throw new Error(`There is no job ${jobId}`);
  const { status, metadata, seconds } = row;
  const calls = row.calls.map((call) => ({
    ...call,
    costNanoUsd: amountOf(call.costNanoUsd),
    pricedCostNanoUsd: amountOf(call.pricedCostNanoUsd),
  }));
  return { ...pinsOf(row), status, metadata, seconds, calls };
}

const amountOf = (digits: string | null): NanoUsd | null => (digits === null ? null : nanoUsd(BigInt(digits)));

const claimOne = {
  name: 'claim_usage',
  text: `
    SELECT jobs_before AS jobs, calls_before AS calls, tokens_before AS tokens FROM claim_usage($1, $2, $3, $4, $5)`,
};

/** Gives a job its own slice of its team's month under a price rule, once, and answers what was used before it. */
export async function claimUsage(
  { pool }: Database,
  { jobId, rule, adds }: { jobId: string; rule: string; adds: MonthQuantities },
): Promise<MonthQuantities> {
  const { rows } = await pool.query<MonthQuantities>({
    ...claimOne,
    values: [jobId, rule, adds.jobs, adds.calls, adds.tokens],
  });
  const [row] = rows;
  if (!row) throw new Error(`There is no job ${jobId}`);
  return row;
}
