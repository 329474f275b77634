import type { components } from './generated/schema.ts';
import { JobsApiError } from './jobs-api-error.ts';

type Result<Data> = { readonly data?: Data; readonly error?: unknown; readonly response: Response };

const ATTEMPTS = 10;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Sends a request until there is an answer that stands. Only for what may be sent again: reads, and writes with an
 * Idempotency-Key. Throws {@link JobsApiError}, or what broke the connection when that goes on.
 */
export async function sendUntilAnswered<Data>(send: () => Promise<Result<Data>>) {
  for (let attempt = 1; ; attempt += 1) {
    const problem = await send().then(readResult, (broken: Error) => broken);
    if (!(problem instanceof Error)) return problem;
    const mayPass = !(problem instanceof JobsApiError) || problem.isTemporary;
    if (!mayPass || attempt === ATTEMPTS) throw problem;
    await pauseBefore(attempt, problem instanceof JobsApiError ? problem.retryAfterSeconds : null);
  }
}

/** Waits as long as the API says, else longer each time. */
export function pauseBefore(attempt: number, retryAfterSeconds: number | null): Promise<void> {
  const backoff = Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS);
  const milliseconds = retryAfterSeconds === null ? backoff : retryAfterSeconds * 1_000;
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function readResult<Data>({ data, error, response }: Result<Data>) {
  if (data !== undefined) return { data, response };
  const { status, headers } = response;
  const body = error as components['schemas']['Error'] | undefined;
  if (!body?.error) return new Error(`The API answered ${status} without saying why`);
  return new JobsApiError(body.error, { status, retryAfter: headers.get('retry-after') });
}
