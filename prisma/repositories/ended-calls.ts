import type { CallCost, Usage, UsageSource } from '#domain/call-cost.ts';
import type { ErrorCode } from '#domain/errors.ts';
import type { CallKind, ModelReply } from '#domain/model-calls.ts';
import type { NanoUsd } from '#domain/money.ts';
import type { Database } from '../client.ts';

export type SucceededCall = {
  readonly callId: string;
  readonly reply: ModelReply;
  readonly actualModel: string;
  readonly liteLlmCallId: string | null;
  readonly usage: Usage | null;
  readonly rawUsage: unknown;
  readonly cost: CallCost;
  readonly reportedCost: NanoUsd | null;
  readonly attempts: number;
  readonly latencyMs: number;
  /** It was looked for in the cache before. */
  readonly isLookedUp: boolean;
};

const succeed = {
  name: 'succeed_call',
  text: `
    UPDATE model_calls
    SET status = 'succeeded', reply = $2, actual_model = $3, litellm_call_id = $4, prompt_tokens = $5::int,
        completion_tokens = $6, usage = $7, cost_nano_usd = $8, cost_source = $9, attempts = $10, latency_ms = $11,
        reported_cost_nano_usd = $12, usage_source = CASE WHEN $5::int IS NOT NULL THEN 'provider' END,
        cache = CASE WHEN $13 THEN 'miss' END, finished_at = now()
    WHERE id = $1 AND status = 'queued'
    RETURNING kind`,
};

/** Stores a reply once. A repeat, or a reply that comes after the call was given up, changes nothing and answers null. */
export async function saveReply({ pool }: Database, call: SucceededCall): Promise<CallKind | null> {
  const { callId, reply, actualModel, liteLlmCallId, usage, rawUsage, cost, reportedCost, attempts, latencyMs } = call;
  const values = [
    callId,
    storableJson(reply),
    storable(actualModel),
    liteLlmCallId,
    usage?.promptTokens ?? null,
    usage?.completionTokens ?? null,
    rawUsage === null ? null : storableJson(rawUsage),
    cost.nanoUsd,
    cost.source,
    attempts,
    latencyMs,
    reportedCost,
    call.isLookedUp,
  ];
  return kindIn(await pool.query<Ended>({ ...succeed, values }));
}

export type FailedCall = {
  readonly callId: string;
  readonly code: ErrorCode;
  /** For operators only: it may name providers and models. */
  readonly detail: string;
  /** For its team, where the code alone does not say it. */
  readonly message: string | null;
  readonly attempts: number;
  readonly retryAfterSeconds: number | null;
};

const fail = {
  name: 'fail_call',
  text: `
    UPDATE model_calls
    SET status = CASE WHEN $2 = 'call_cancelled' THEN 'cancelled' ELSE 'failed' END, error_code = $2, error_detail = $3,
        attempts = greatest(attempts, $4), retry_after_seconds = $5, error_message = $6, finished_at = now()
    WHERE id = $1 AND status = 'queued'
    RETURNING kind`,
};

/** Records that a call has failed for good. A call that has ended keeps its end; then the answer is null. */
export async function saveFailure({ pool }: Database, call: FailedCall): Promise<CallKind | null> {
  const { callId, code, detail, attempts, retryAfterSeconds, message } = call;
  const values = [callId, code, storable(detail), attempts, retryAfterSeconds, message];
  return kindIn(await pool.query<Ended>({ ...fail, values }));
}

export type StoppedCall = {
  readonly callId: string;
  readonly detail: string;
  /** The beginning of its reply, when there is one. */
  readonly partial: ModelReply | null;
  readonly actualModel: string;
  readonly liteLlmCallId: string | null;
  readonly usage: Usage;
  readonly usageSource: UsageSource;
  readonly cost: CallCost;
  readonly attempts: number;
  readonly latencyMs: number;
};

const stop = {
  name: 'stop_call',
  text: `
    UPDATE model_calls
    SET status = 'cancelled', error_code = 'call_cancelled', error_detail = $2, reply = $3, actual_model = $4,
        litellm_call_id = $5, prompt_tokens = $6, completion_tokens = $7, usage_source = $8, cost_nano_usd = $9,
        cost_source = $10, attempts = $11, latency_ms = $12, finished_at = now()
    WHERE id = $1 AND status = 'queued'
    RETURNING kind`,
};

/** Records that a call was stopped while the model answered, with what it had said and used by then. Null when it had ended. */
export async function saveStopped({ pool }: Database, call: StoppedCall): Promise<CallKind | null> {
  const { callId, detail, partial, actualModel, liteLlmCallId, usage, usageSource, cost, attempts, latencyMs } = call;
  const values = [
    callId,
    detail,
    partial && storableJson(partial),
    storable(actualModel),
    liteLlmCallId,
    usage.promptTokens,
    usage.completionTokens,
    usageSource,
    cost.nanoUsd,
    cost.source,
    attempts,
    latencyMs,
  ];
  return kindIn(await pool.query<Ended>({ ...stop, values }));
}

const noteEnded = {
  name: 'note_attempt',
  text: `UPDATE model_calls SET attempts = greatest(attempts, $2) WHERE id = $1 AND status = 'queued'`,
};

/** Notes that an attempt has ended without a result and another will follow. */
export async function noteAttempt({ pool }: Database, callId: string, attempt: number): Promise<void> {
  await pool.query({ ...noteEnded, values: [callId, attempt] });
}

type Ended = { readonly kind: CallKind };

const kindIn = ({ rows }: { readonly rows: readonly Ended[] }): CallKind | null => rows[0]?.kind ?? null;

/** Text that PostgreSQL takes: U+0000 and halves of characters, which a cut-off leaves, become U+FFFD. */
const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '\ufffd');

/** The same for JSON, also for the names in it. */
const storableJson = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === 'string') return storable(part);
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [storable(name), inner]));
  });
