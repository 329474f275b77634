/**
 * What callers can be told went wrong. One code, one meaning, everywhere: HTTP bodies, Temporal failure
 * types and the stored error of a call.
 */
export const errorCodes = [
  'invalid_request',
  'unauthenticated',
  'insufficient_credits',
  'budget_exceeded',
  'job_limit_reached',
  'forbidden',
  'team_suspended',
  'team_paused',
  'model_not_allowed',
  'not_found',
  'job_closed',
  'content_deleted',
  'already_exists',
  'in_use',
  'conflict',
  'idempotency_conflict',
  'payload_too_large',
  'rate_limited',
  'call_cancelled',
  'call_not_started',
  'request_rejected',
  'upstream_failed',
  'invalid_reply',
  'stream_restarted',
  'engine_unavailable',
  'storage_unavailable',
  'streaming_unavailable',
  'still_running',
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

export const isErrorCode = (code: unknown): code is ErrorCode => errorCodes.includes(code as ErrorCode);

/** What a caller may safely see beside the message: never a model, a provider or a cost. */
export type ErrorDetails = { readonly retryAfterSeconds?: number; readonly jobId?: string; readonly callId?: string };

/** A rule said no, or a part is away. The message is written for the caller who reads it. */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }
}
