import type { Exchange } from '../exchange.ts';
import { ProviderError } from '../provider-error.ts';
import type { Directives } from './directives.ts';
import { pause, pauseForEver } from './pause.ts';

const BROKEN_MODEL = /^(?:demo-)?down$/;
const REFUSED_KEY = /refused$/;

/** The refusals that a key or model always gets, and the delays and refusals a message asks for, before a word of the answer. */
export async function applyBeforeAnswer(
  directives: Directives,
  { request, entry, state, gone }: Exchange,
): Promise<void> {
  if (REFUSED_KEY.test(request.headers.authorization ?? '')) throw keyRefused();
  if (BROKEN_MODEL.test(entry.model ?? '')) throw failed(503);
  await pause(directives.delay ?? state.pace.delayMs, gone);
  if (directives.hang === 0) await pauseForEver(gone);
  if (directives['rate-limit'] !== undefined) throw rateLimited(directives['rate-limit']);
  if (directives.fail !== undefined) throw failed(directives.fail);
}

const rateLimited = (seconds: number): ProviderError =>
  new ProviderError(429, `Rate limit reached for the demo provider; try again in ${seconds} s`, {
    code: 'rate_limit_exceeded',
    headers: { 'retry-after': String(seconds) },
  });

const keyRefused = (): ProviderError =>
  new ProviderError(401, 'Incorrect API key provided', { code: 'invalid_api_key' });

const failed = (status: number): ProviderError =>
  new ProviderError(status, `The demo provider was asked to fail with ${status}`);
