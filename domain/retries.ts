import type { ErrorCode } from './errors.ts';

/** What went wrong between us and the provider. `status` null: the proxy itself was not reached or hung up. */
export type UpstreamFailure = { readonly status: number | null; readonly retryAfterSeconds: number | null };

export type RetryDecision =
  | { readonly retry: true; readonly afterSeconds: number | null }
  | { readonly retry: false; readonly code: ErrorCode; readonly retryAfterSeconds: number | null };

/** How often one call may ask a provider that answers with errors. */
export const MAX_PROVIDER_ATTEMPTS = 3;
const MAX_WAIT_SECONDS = 10;

/**
 * Whether a model call is worth another attempt. A proxy that is away is waited for as long as the call may take;
 * 408, 429 and 5xx get a few attempts; any other 4xx would fail the same way every time.
 */
export function decideRetry({ status, retryAfterSeconds }: UpstreamFailure, attempt: number): RetryDecision {
  if (status === null) return { retry: true, afterSeconds: null };
  const mayPass = status === 408 || status === 429 || status >= 500;
  const waitable = (retryAfterSeconds ?? 0) <= MAX_WAIT_SECONDS;
  if (mayPass && waitable && attempt < MAX_PROVIDER_ATTEMPTS) return { retry: true, afterSeconds: retryAfterSeconds };
  return { retry: false, code: codeFor(status), retryAfterSeconds };
}

function codeFor(status: number): ErrorCode {
  if (status === 429) return 'rate_limited';
  return status === 400 || status === 413 || status === 422 ? 'request_rejected' : 'upstream_failed';
}
