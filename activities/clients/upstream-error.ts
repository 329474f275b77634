import { APIConnectionTimeoutError, APIError } from 'openai';
import type { UpstreamFailure } from '#domain/retries.ts';

/** `detail` may quote the provider: it is for operators, never for a team and never for workflow history. */
export class UpstreamError extends Error {
  override readonly name = 'UpstreamError';
  readonly failure: UpstreamFailure;
  readonly detail: string;

  constructor(failure: UpstreamFailure, detail: string) {
    super(failure.status === null ? 'LiteLLM was not reached' : `LiteLLM answered ${failure.status}`);
    this.failure = failure;
    this.detail = detail;
  }
}

/** Throws what the SDK reported as an {@link UpstreamError}; anything else is a fault of ours and thrown as it is. */
export function throwUpstream(error: unknown): never {
  if (error instanceof APIConnectionTimeoutError)
    throw new UpstreamError({ status: 408, retryAfterSeconds: null }, error.message);
  if (!(error instanceof APIError)) throw error;
  const retryAfter = Number(error.headers?.get('retry-after') ?? Number.NaN);
  const retryAfterSeconds = Number.isFinite(retryAfter) ? Math.ceil(retryAfter) : null;
  throw new UpstreamError({ status: error.status ?? null, retryAfterSeconds }, `${error.message}`.slice(0, 2_000));
}
