import type { components } from './generated/schema.ts';

type ErrorBody = components['schemas']['Error']['error'];

/** What went wrong, in the API's own words: see the error table in the README. */
export type ErrorCode = ErrorBody['code'];

/** Codes that say: nothing is decided yet, the same request may be sent again. */
const TEMPORARY: readonly ErrorCode[] = [
  'engine_unavailable',
  'storage_unavailable',
  'streaming_unavailable',
  'still_running',
];

/** The API's answer when it does not do what was asked. */
export class JobsApiError extends Error {
  override readonly name = 'JobsApiError';
  readonly code: ErrorCode;
  /** Null for one that came in the middle of a stream. */
  readonly status: number | null;
  /** Quote it when you report the error. */
  readonly requestId: string;
  /** For `invalid_request`: every field at fault. */
  readonly fields: NonNullable<ErrorBody['fields']>;
  readonly retryAfterSeconds: number | null;

  constructor(body: ErrorBody, response: { readonly status: number | null; readonly retryAfter: string | null }) {
    super(body.message);
    this.code = body.code;
    this.status = response.status;
    this.requestId = body.request_id;
    this.fields = body.fields ?? [];
    this.retryAfterSeconds = response.retryAfter === null ? null : Number(response.retryAfter);
  }

  /** The same request may be sent again, with the same Idempotency-Key. */
  get isTemporary(): boolean {
    return TEMPORARY.includes(this.code);
  }

  /** The team has to get credits, or its budget more room, before this can be done. */
  get isUnpaid(): boolean {
    return this.code === 'insufficient_credits' || this.code === 'budget_exceeded';
  }
}
