import type { Claims } from '#domain/limits.ts';
import type { CallOutcome } from '#domain/model-calls.ts';
import type { Deps } from '../deps.ts';

/** Ends what a call has taken of its limits, now that it has ended. */
export async function releaseClaims(
  { limiter }: Pick<Deps, 'limiter'>,
  callId: string,
  claims: Claims | null,
  outcome: CallOutcome,
): Promise<void> {
  if (claims) await limiter.release(callId, claims, usedTokens(claims, outcome));
}

function usedTokens({ tokens }: Claims, outcome: CallOutcome): number {
  // What was stopped has used something: as much as was expected.
  if (outcome.status === 'failed') return outcome.code === 'call_cancelled' ? tokens : 0;
  return outcome.cached ? 0 : (outcome.promptTokens ?? tokens) + (outcome.completionTokens ?? 0);
}
