import type { JobOutcome, JobStatus } from '#domain/jobs.ts';
import type { NanoUsd } from '#domain/money.ts';
import { type MicroCredits, microCredits, nanoUsd } from '#domain/money.ts';
import type { FinishedCall, Receipt } from '#domain/receipts.ts';
import type { Database } from '../client.ts';

const UNIQUE_VIOLATION = '23505';

export type HoldResult =
  | { readonly held: true }
  | {
      readonly held: false;
      readonly needed: MicroCredits;
      readonly available: MicroCredits;
      readonly reserved: MicroCredits;
    };

const holdOne = {
  name: 'hold_credits',
  text: `
    WITH job AS (
      SELECT id, team_id, price_micro_credits AS amount FROM jobs WHERE id = $1 AND completed_at IS NULL
        AND NOT EXISTS (SELECT FROM credit_entries WHERE job_id = $1 AND kind = 'hold')
    ), account AS (
      UPDATE credit_accounts a
      SET available = a.available - job.amount, reserved = a.reserved + job.amount, updated_at = now()
      FROM job WHERE a.team_id = job.team_id AND a.available >= job.amount
      RETURNING a.team_id, a.available
    )
    INSERT INTO credit_entries (team_id, job_id, kind, available, reserved, available_after)
    SELECT job.team_id, job.id, 'hold', -job.amount, job.amount, account.available FROM job, account`,
};

const explainHold = {
  name: 'explain_hold',
  text: `
    SELECT EXISTS (SELECT FROM credit_entries e WHERE e.job_id = j.id AND e.kind = 'hold') AS held,
           j.price_micro_credits AS needed, a.available, a.reserved
    FROM jobs j JOIN credit_accounts a ON a.team_id = j.team_id WHERE j.id = $1`,
};

/**
 * Moves a job's price from available to reserved, once, in one statement.
 *
 * A racing repeat waits for the account's row and then breaks the entry's unique (job, kind, step), which takes its own
 * movement back. One that finds too little, because the first attempt took it, is told apart by a second look.
 */
export async function holdCredits({ pool }: Database, jobId: string): Promise<HoldResult> {
  try {
    const { rowCount } = await pool.query({ ...holdOne, values: [jobId] });
    if (rowCount === 1) return { held: true };
  } catch (error) {
    if ((error as { code?: unknown }).code !== UNIQUE_VIOLATION) throw error;
    return { held: true };
  }
  const { rows } = await pool.query<{
    held: boolean;
    needed: MicroCredits;
    available: MicroCredits;
    reserved: MicroCredits;
  }>({ ...explainHold, values: [jobId] });
  const [row] = rows;
  if (!row) throw new Error(`There is no job ${jobId} with an account to hold credits in`);
  return row.held ? { held: true } : { ...row, held: false };
}

const refuseOne = {
  name: 'refuse_job',
  text: `
    WITH refused AS (
      UPDATE jobs
      SET status = 'failed', completed_at = now(), updated_at = now(), charged_micro_credits = 0, cost_nano_usd = 0,
          receipt = $3, error_code = 'insufficient_credits', error_message = $2
      WHERE id = $1 AND completed_at IS NULL
        AND NOT EXISTS (SELECT FROM credit_entries WHERE job_id = $1 AND kind = 'hold')
      RETURNING id
    )
    UPDATE model_calls SET status = 'failed', error_code = 'insufficient_credits', finished_at = now()
    WHERE job_id = (SELECT id FROM refused) AND status = 'queued'`,
};

/** Closes a job that its team could not pay for. Nothing was held, so nothing moves. */
export async function refuseJob({ pool }: Database, jobId: string, message: string, receipt: Receipt): Promise<void> {
  await pool.query({ ...refuseOne, values: [jobId, message, JSON.stringify(receipt)] });
}

export type JobToSettle = {
  readonly status: JobStatus;
  readonly price: MicroCredits;
  readonly calls: readonly FinishedCall[];
};

const loadOne = {
  name: 'load_job_to_settle',
  text: `
    SELECT j.status, j.price_micro_credits AS price, coalesce(calls.list, '[]') AS calls
    FROM jobs j
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object(
        'callId', c.id, 'purpose', c.purpose, 'alias', c.alias,
        'status', CASE WHEN c.status = 'queued' THEN 'failed' ELSE c.status END,
        'errorCode', CASE WHEN c.status = 'queued' THEN 'call_not_started' ELSE c.error_code END,
        'latencyMs', c.latency_ms, 'totalTokens', c.prompt_tokens + c.completion_tokens,
        'costNanoUsd', c.cost_nano_usd::text) ORDER BY c.created_at, c.id) AS list
      FROM model_calls c WHERE c.job_id = j.id
    ) calls ON true
    WHERE j.id = $1`,
};

type CallJson = Omit<FinishedCall, 'costNanoUsd'> & { readonly costNanoUsd: string | null };

/** What a job's bill is made of. A call that never reached its workflow counts as failed. */
export async function loadJobToSettle({ pool }: Database, jobId: string): Promise<JobToSettle> {
  const { rows } = await pool.query<{ status: JobStatus; price: bigint; calls: CallJson[] }>({
    ...loadOne,
    values: [jobId],
  });
  const [row] = rows;
  if (!row) throw new Error(`There is no job ${jobId}`);
  const calls = row.calls.map((call) => ({
    ...call,
    costNanoUsd: call.costNanoUsd === null ? null : nanoUsd(BigInt(call.costNanoUsd)),
  }));
  return { status: row.status, price: microCredits(row.price), calls };
}

export type Settlement = {
  readonly jobId: string;
  readonly outcome: JobOutcome;
  readonly charged: MicroCredits;
  readonly cost: NanoUsd;
  readonly receipt: Receipt;
};

const settleOne = {
  name: 'settle_job',
  text: `
    WITH closed AS (
      UPDATE jobs
      SET status = $2, completed_at = now(), updated_at = now(), charged_micro_credits = $3, cost_nano_usd = $4,
          receipt = $5, error_message = CASE WHEN $2 = 'completed' THEN NULL ELSE error_message END
      WHERE id = $1 AND completed_at IS NULL
        AND EXISTS (SELECT FROM credit_entries WHERE job_id = $1 AND kind = 'hold')
      RETURNING id, team_id, price_micro_credits AS held
    ), account AS (
      UPDATE credit_accounts a
      SET available = a.available + closed.held - $3, reserved = a.reserved - closed.held, spent = a.spent + $3,
          updated_at = now()
      FROM closed WHERE a.team_id = closed.team_id
      RETURNING a.available
    ), orphans AS (
      UPDATE model_calls SET status = 'failed', error_code = 'call_not_started', finished_at = now()
      WHERE job_id = $1 AND status = 'queued'
    )
    INSERT INTO credit_entries (team_id, job_id, kind, available, reserved, spent, available_after)
    SELECT closed.team_id, closed.id, 'settle', closed.held - $3, -closed.held, $3, account.available FROM closed, account`,
};

/** Ends a job's hold and writes its bill, once and in one statement. A repeat finds the job closed and changes nothing. */
export async function settleJob(
  { pool }: Database,
  { jobId, outcome, charged, cost, receipt }: Settlement,
): Promise<void> {
  await pool.query({ ...settleOne, values: [jobId, outcome, charged, cost, JSON.stringify(receipt)] });
}
