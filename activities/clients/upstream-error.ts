import { APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import type { UpstreamFailure } from '#domain/retries.ts';

/** Characters of a detail. */
const MOST = 2_000;
const LONGEST_SECONDS = 86_400;

/** `detail` may quote the provider: it is for operators, never for a team and never for workflow history. */
export class UpstreamError extends Error {
  override readonly name = 'UpstreamError';
  readonly failure: UpstreamFailure;
  readonly detail: string;
  /** Not the provider failed but LiteLLM itself, or it was not reached. */
  readonly isOfProxy: boolean;
  /** The request was sent and never answered: the provider may have worked for it. */
  readonly isLost: boolean;

  constructor(failure: UpstreamFailure, detail: string, { isOfProxy = false, isLost = false } = {}) {
    super(failure.status === null ? 'LiteLLM was not reached' : `LiteLLM answered ${failure.status}`);
    this.failure = failure;
    this.detail = detail;
    this.isOfProxy = isOfProxy;
    this.isLost = isLost;
  }
}

/** Throws what the SDK reported as an {@link UpstreamError}; anything else is a fault of ours and thrown as it is. */
export function throwUpstream(error: unknown): never {
  if (error instanceof APIConnectionTimeoutError)
    throw new UpstreamError({ status: 408, retryAfterSeconds: null }, error.message, { isLost: true });
  // V8 quotes what it could not parse.
  if (error instanceof SyntaxError)
    throw new UpstreamError({ status: 502, retryAfterSeconds: null }, `Not JSON: ${error.message}`.slice(0, MOST));
  if (!(error instanceof APIError)) throw error;
  const retryAfterSeconds = readSeconds(error.headers?.get('retry-after'));
  const status = error.status ?? null;
  const kind = { isOfProxy: isOfProxy(error), isLost: isLost(error) };
  throw new UpstreamError({ status, retryAfterSeconds }, `${error.message}`.slice(0, MOST), kind);
}

/** Null for what is no time that anybody would wait: teams are told it. */
function readSeconds(text: string | null | undefined): number | null {
  const seconds = text?.trim() ? Math.ceil(Number(text)) : Number.NaN;
  return seconds >= 0 && seconds <= LONGEST_SECONDS ? seconds : null;
}

/** What LiteLLM passes on from a provider has headers of its own. */
function isOfProxy(error: APIError): boolean {
  const { status, headers } = error;
  if (status === undefined) return !(error instanceof APIUserAbortError);
  return status >= 500 && ![...(headers?.keys() ?? [])].some((name) => name.startsWith('x-litellm-'));
}

/** Node's codes for a connection that never came about. */
const NOT_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function isLost(error: APIError): boolean {
  if (error.status !== undefined || error instanceof APIUserAbortError) return false;
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const { code } = cause as { code?: unknown };
    if (typeof code === 'string' && NOT_CONNECTED.has(code)) return false;
  }
  return true;
}
