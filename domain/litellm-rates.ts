import type { KeyLimits } from './limits.ts';
import { MAX_PROVIDER_ATTEMPTS } from './retries.ts';

/** How much LiteLLM lets a team use in a minute. Null: as much as there is. */
export type LiteLlmRates = { readonly requestsPerMinute: number | null; readonly tokensPerMinute: number | null };

/** A minute of LiteLLM's may cover the end of one of ours and the beginning of the next. */
const MINUTES = 2;
/** Each attempt at a call may ask with the customer's own key and with the operator's. */
const REQUESTS_PER_CALL = 2 * MAX_PROVIDER_ATTEMPTS;
const ROOM = MINUTES * REQUESTS_PER_CALL;
/** Below this LiteLLM may shorten replies to a quarter of the limit. */
const LEAST_TOKENS = 4_096;

/** The rates for a team with these limits: so wide that they are reached only by what our own limits did not count. */
export function ratesOf(limits: KeyLimits): LiteLlmRates {
  const requests = mostOf(limits, 'requests_per_minute');
  const tokens = mostOf(limits, 'tokens_per_minute');
  return {
    requestsPerMinute: requests === null ? null : requests * ROOM,
    tokensPerMinute: tokens === null ? null : Math.max(LEAST_TOKENS, tokens * ROOM),
  };
}

/** All that its aliases with limits of their own and the others may use together. */
function mostOf(limits: KeyLimits, rate: 'requests_per_minute' | 'tokens_per_minute'): number | null {
  const general = limits[rate];
  if (general === undefined) return null;
  const own = Object.values(limits.aliases ?? {}).map((alias) => alias[rate] ?? 0);
  return own.reduce((sum, most) => sum + most, general);
}
