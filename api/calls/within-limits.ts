import { DomainError } from '#domain/errors.ts';
import { explainReached, type LimitStates, writeReset } from '#domain/limits.ts';
import type { CallOutcome } from '#domain/model-calls.ts';
import { findCall, type NewCall } from '../../prisma/repositories/model-calls.ts';
import type { SetHeader } from '../answer-headers.ts';
import type { TeamCaller } from '../callers.ts';
import type { Services } from '../services.ts';

type Asking = {
  readonly caller: TeamCaller;
  readonly idempotencyKey: string | null;
  readonly setHeader: SetHeader;
};
type Begun = { readonly isRepeat: boolean; readonly outcome: CallOutcome | null };

/**
 * Begins a call if the limits of its team and key allow it now; what a call in a queue needs is counted when its turn comes.
 * Throws `rate_limited`, but not at a repeat: what it asks for was let in before, and goes on. Says in the answer's headers
 * how much is left, as OpenAI does.
 */
export async function withinLimits<T extends Begun>(
  { db, limiter, meters }: Services,
  { caller, idempotencyKey, setHeader }: Asking,
  call: NewCall,
  begin: (call: NewCall) => Promise<T>,
): Promise<T> {
  const { callId, claims } = call;
  if (claims === null || claims.queueSeconds !== null) return begin(call);
  const taken = await limiter.take(callId, claims);
  tellStates(setHeader, taken.states);
  if (taken.reached) {
    // Without its key nothing is a repeat: a flood of refusals asks the database nothing.
    if (idempotencyKey !== null && (await findCall(db, caller.teamId, callId))) return begin({ ...call, claims: null });
    meters.limits.refused(taken.reached.kind);
    const retryAfterSeconds = Math.max(1, Math.ceil(taken.reached.retryAfterMs / 1_000));
    throw new DomainError('rate_limited', explainReached(taken.reached, claims.tokens), { retryAfterSeconds });
  }
  const giveBack = () => limiter.release(callId, taken.claims, 0);
  try {
    const begun = await begin({ ...call, claims: taken.claims });
    // Its reply is there already, or is that of a call that has counted for itself.
    if (begun.isRepeat || begun.outcome) await giveBack();
    return begun;
  } catch (error) {
    await giveBack();
    throw error;
  }
}

function tellStates(setHeader: SetHeader, states: LimitStates): void {
  for (const kind of ['requests', 'tokens'] as const) {
    const state = states[kind];
    if (!state) continue;
    setHeader(`x-ratelimit-limit-${kind}`, String(state.limit));
    setHeader(`x-ratelimit-remaining-${kind}`, String(state.remaining));
    setHeader(`x-ratelimit-reset-${kind}`, writeReset(state.resetMs));
  }
}
