import type { ErrorCode } from '#domain/errors.ts';
import type { CallOutcome, ModelReply } from '#domain/model-calls.ts';

export type CallStatus = 'queued' | 'succeeded' | 'failed' | 'cancelled';

/** The columns of {@link OutcomeRow}, of `model_calls c`. */
export const OUTCOME_COLUMNS = `
  c.status, c.reply, c.error_code AS "errorCode", c.error_message AS "errorMessage", c.retry_after_seconds AS "retryAfterSeconds",
  c.prompt_tokens AS "promptTokens", c.completion_tokens AS "completionTokens", c.latency_ms AS "latencyMs",
  c.cache IS NOT DISTINCT FROM 'hit' AS cached`;

export type OutcomeRow = {
  readonly status: CallStatus;
  readonly reply: ModelReply | null;
  readonly errorCode: ErrorCode | null;
  readonly errorMessage: string | null;
  readonly retryAfterSeconds: number | null;
  readonly promptTokens: number | null;
  readonly completionTokens: number | null;
  readonly latencyMs: number | null;
  readonly cached: boolean;
};

/** How a stored call ended, or null while it has not. */
export function outcomeOf(row: OutcomeRow): CallOutcome | null {
  const { status, reply, retryAfterSeconds, promptTokens, completionTokens, latencyMs, cached } = row;
  if (status === 'queued') return null;
  if (status === 'succeeded') {
    if (reply) return { status, reply, latencyMs: latencyMs ?? 0, promptTokens, completionTokens, cached };
    return { status: 'failed', code: 'content_deleted', message: null, retryAfterSeconds: null };
  }
  const { errorCode, errorMessage: message } = row;
  return { status: 'failed', code: errorCode ?? 'internal', message, partial: reply, retryAfterSeconds };
}
