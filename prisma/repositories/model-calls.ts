import type { ErrorCode } from '#domain/errors.ts';
import type { ModelReply, ModelRequest } from '#domain/model-calls.ts';
import { type NanoUsd, nanoUsd } from '#domain/money.ts';
import type { CallCost, TokenPrice, Usage } from '#domain/pricing.ts';
import type { Database } from '../client.ts';

export type NewCall = {
  readonly callId: string;
  readonly purpose: string | null;
  readonly alias: string;
  readonly modelGroup: string | null;
  readonly request: ModelRequest;
  readonly requestHash: Buffer;
  readonly callMetadata: object;
};

export const newCallValues = (call: NewCall): unknown[] => [
  call.callId,
  call.purpose,
  call.alias,
  call.modelGroup,
  JSON.stringify(call.request),
  call.requestHash,
  JSON.stringify(call.callMetadata),
];

const insertOne = {
  name: 'insert_call',
  text: `
    WITH job AS (
      SELECT id FROM jobs WHERE id = $8 AND team_id = $9 AND completed_at IS NULL
    ), started AS (
      UPDATE jobs SET status = 'in_progress', started_at = now(), updated_at = now()
      WHERE id = $8 AND team_id = $9 AND status = 'pending'
    )
    INSERT INTO model_calls (id, job_id, team_id, purpose, alias, model_group, request, request_hash, call_metadata)
    SELECT $1, job.id, $9, $2, $3, $4, $5, $6, $7 FROM job
    ON CONFLICT (id) DO NOTHING
    RETURNING id`,
};

/** Writes a call of an open job before the workflow hears of it. False when the job is not open, not the team's, or the call is there. */
export async function insertCall({ pool }: Database, teamId: string, jobId: string, call: NewCall): Promise<boolean> {
  const { rowCount } = await pool.query({ ...insertOne, values: [...newCallValues(call), jobId, teamId] });
  return rowCount === 1;
}

export type CallToMake = {
  readonly isFinished: boolean;
  readonly request: ModelRequest;
  /** Null when the alias was deleted after the call was made. */
  readonly actualModel: string | null;
  readonly fallbacks: readonly string[];
  readonly maxOutputTokens: number | null;
  readonly price: TokenPrice | null;
};

const loadOne = {
  name: 'load_call',
  text: `
    SELECT c.status, c.request, m.actual_model AS "actualModel", m.fallbacks, m.max_output_tokens AS "maxOutputTokens",
           m.input_price_nano_usd_per_million AS input, m.output_price_nano_usd_per_million AS output
    FROM model_calls c LEFT JOIN model_aliases m ON m.alias = c.alias
    WHERE c.id = $1`,
};

type CallRow = Omit<CallToMake, 'isFinished' | 'price'> & {
  readonly status: string;
  readonly input: bigint | null;
  readonly output: bigint | null;
};

/** The request and the model behind its alias as it is now, so that an operator's change counts for calls not yet started. */
export async function loadCallToMake({ pool }: Database, callId: string): Promise<CallToMake> {
  const { rows } = await pool.query<CallRow>({ ...loadOne, values: [callId] });
  const [row] = rows;
  if (!row) throw new Error(`There is no call ${callId}`);
  const { status, input, output, fallbacks, ...rest } = row;
  const price = input === null || output === null ? null : { input: nanoUsd(input), output: nanoUsd(output) };
  return { ...rest, fallbacks: fallbacks ?? [], isFinished: status !== 'queued', price };
}

export type SucceededCall = {
  readonly callId: string;
  readonly reply: ModelReply;
  readonly actualModel: string;
  readonly liteLlmCallId: string | null;
  readonly usage: Usage | null;
  readonly rawUsage: unknown;
  readonly cost: CallCost;
  readonly attempts: number;
  readonly latencyMs: number;
};

const succeed = {
  name: 'succeed_call',
  text: `
    UPDATE model_calls
    SET status = 'succeeded', reply = $2, actual_model = $3, litellm_call_id = $4, prompt_tokens = $5,
        completion_tokens = $6, usage = $7, cost_nano_usd = $8, cost_source = $9, attempts = $10, latency_ms = $11,
        finished_at = now()
    WHERE id = $1 AND status = 'queued'`,
};

/** Stores a reply once. A repeat, or a reply that comes after the call was given up, changes nothing. */
export async function saveReply({ pool }: Database, call: SucceededCall): Promise<void> {
  const { callId, reply, actualModel, liteLlmCallId, usage, rawUsage, cost, attempts, latencyMs } = call;
  const values = [
    callId,
    JSON.stringify(reply),
    actualModel,
    liteLlmCallId,
    usage?.promptTokens ?? null,
    usage?.completionTokens ?? null,
    rawUsage === null ? null : JSON.stringify(rawUsage),
    cost.nanoUsd,
    cost.source,
    attempts,
    latencyMs,
  ];
  await pool.query({ ...succeed, values });
}

export type FailedCall = {
  readonly callId: string;
  readonly code: ErrorCode;
  /** For operators only: it may name providers and models. */
  readonly detail: string;
  readonly attempts: number;
  readonly retryAfterSeconds: number | null;
};

const fail = {
  name: 'fail_call',
  text: `
    UPDATE model_calls
    SET status = CASE WHEN $2 = 'call_cancelled' THEN 'cancelled' ELSE 'failed' END, error_code = $2, error_detail = $3,
        attempts = $4, retry_after_seconds = $5, finished_at = now()
    WHERE id = $1 AND status = 'queued'`,
};

/** Records that a call has failed for good. A call that has a reply keeps it. */
export async function saveFailure({ pool }: Database, call: FailedCall): Promise<void> {
  const values = [call.callId, call.code, call.detail, call.attempts, call.retryAfterSeconds];
  await pool.query({ ...fail, values });
}

export type CallState = {
  readonly callId: string;
  readonly jobId: string;
  readonly alias: string;
  readonly purpose: string | null;
  readonly status: 'queued' | 'succeeded' | 'failed' | 'cancelled';
  readonly requestHash: Buffer;
  readonly reply: ModelReply | null;
  readonly errorCode: ErrorCode | null;
  readonly retryAfterSeconds: number | null;
  readonly promptTokens: number | null;
  readonly completionTokens: number | null;
  readonly latencyMs: number | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
};

const CALL_STATE = `
  SELECT id AS "callId", job_id AS "jobId", alias, purpose, status, request_hash AS "requestHash", reply,
         error_code AS "errorCode", retry_after_seconds AS "retryAfterSeconds", prompt_tokens AS "promptTokens",
         completion_tokens AS "completionTokens", latency_ms AS "latencyMs", created_at AS "createdAt",
         finished_at AS "finishedAt"
  FROM model_calls`;

const findOne = { name: 'find_call', text: `${CALL_STATE} WHERE id = $1 AND team_id = $2` };
const findFinished = { name: 'find_finished_calls', text: `${CALL_STATE} WHERE id = ANY($1::uuid[]) AND status <> 'queued'` };

/** A team's own call, or null. */
export async function findCall({ pool }: Database, teamId: string, callId: string): Promise<CallState | null> {
  const { rows } = await pool.query<CallState>({ ...findOne, values: [callId, teamId] });
  return rows[0] ?? null;
}

/** Which of these calls have ended: the slow net under callers whose reply got lost on the way. */
export async function findFinishedCalls({ pool }: Database, callIds: readonly string[]): Promise<CallState[]> {
  const { rows } = await pool.query<CallState>({ ...findFinished, values: [callIds] });
  return rows;
}

