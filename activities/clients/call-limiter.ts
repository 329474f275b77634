import type { Redis } from 'ioredis';
import type { Claim, Claims, LimitKind, LimitState, LimitStates, Reached } from '#domain/limits.ts';
import { isConcurrencyLimited, releaseLeases, renewLeases, takeLeases } from './call-leases.ts';
import { createMinuteCounters, type MinuteCounters } from './minute-counters.ts';

type Taken = { readonly claims: Claims; readonly states: LimitStates; readonly reached: null };
type NotTaken = { readonly states: LimitStates; readonly reached: Reached };

/** Counts calls against their limits, for all processes together. Nothing is counted of a call that is refused. */
export interface CallLimiter {
  take(callId: string, claims: Claims): Promise<Taken | NotTaken>;
  /** Keeps a call among those under way while somebody works on it. */
  renew(callId: string, claims: Claims): Promise<void>;
  /** Ends what a call has taken; `usedTokens` is what it used in truth. */
  release(callId: string, claims: Claims, usedTokens: number): Promise<void>;
}

/** How soon to try again when calls under way have to end first: nobody knows when they will. */
const RETRY_CALLS_MS = 1_000;

type Rate = {
  readonly kind: 'requests' | 'tokens';
  readonly claim: Claim;
  readonly limit: number;
  readonly amount: number;
};

export function createCallLimiter(redis: Redis): CallLimiter {
  const counters = { requests: createMinuteCounters(redis, 'requests'), tokens: createMinuteCounters(redis, 'tokens') };

  return {
    async take(callId, claims) {
      const leased = claims.claims.filter(isConcurrencyLimited);
      const queues = claims.queueSeconds !== null;
      // Without Valkey nobody knows how many are under way: rates are still counted.
      const full = leased.length === 0 ? null : await takeLeases(redis, callId, leased, queues).catch(() => null);
      if (full) return { states: {}, reached: reached('calls', full.claim.concurrentCalls, RETRY_CALLS_MS) };
      const counted = await countAll(counters, ratesOf(claims));
      if (!counted.reached) {
        const minuteEndsAtMs = Date.now() + (counted.states.tokens?.resetMs ?? 0);
        return { claims: { ...claims, minuteEndsAtMs }, states: counted.states, reached: null };
      }
      if (leased.length > 0) await releaseLeases(redis, callId, leased).catch(() => undefined);
      return { states: counted.states, reached: counted.reached };
    },

    async renew(callId, { claims }) {
      const leased = claims.filter(isConcurrencyLimited);
      if (leased.length > 0) await renewLeases(redis, callId, leased).catch(() => undefined);
    },

    async release(callId, { claims, tokens, minuteEndsAtMs }, usedTokens) {
      const leased = claims.filter(isConcurrencyLimited);
      if (leased.length > 0) await releaseLeases(redis, callId, leased).catch(() => undefined);
      if (minuteEndsAtMs === null || Date.now() >= minuteEndsAtMs) return;
      const limited = claims.flatMap(({ scope, tokensPerMinute }) =>
        tokensPerMinute === null ? [] : [{ scope, tokensPerMinute }],
      );
      for (const { scope, tokensPerMinute } of limited)
        await counters.tokens.correct(scope, tokensPerMinute, usedTokens - tokens).catch(() => undefined);
    },
  };
}

const reached = (kind: LimitKind, limit: number, retryAfterMs: number): Reached => ({ kind, limit, retryAfterMs });

const ratesOf = ({ claims, tokens }: Claims): Rate[] =>
  claims.flatMap((claim) => [
    ...(claim.requestsPerMinute === null
      ? []
      : [{ kind: 'requests' as const, claim, limit: claim.requestsPerMinute, amount: 1 }]),
    ...(claim.tokensPerMinute === null
      ? []
      : [{ kind: 'tokens' as const, claim, limit: claim.tokensPerMinute, amount: tokens }]),
  ]);

/** Counts in every scope, or in none. */
async function countAll(counters: { readonly [kind in Rate['kind']]: MinuteCounters }, rates: readonly Rate[]) {
  let states: LimitStates = {};
  const done: Rate[] = [];
  for (const rate of rates) {
    const { kind, claim, limit, amount } = rate;
    const { isWithin, state } = await counters[kind].add(claim.scope, limit, amount);
    states = { ...states, [kind]: tighter(states[kind], state) };
    if (isWithin) {
      done.push(rate);
      continue;
    }
    for (const undone of done) await counters[undone.kind].correct(undone.claim.scope, undone.limit, -undone.amount);
    return { states, reached: reached(kind, limit, state.resetMs) };
  }
  return { states, reached: null };
}

const tighter = (known: LimitState | undefined, other: LimitState): LimitState =>
  known && known.remaining / known.limit <= other.remaining / other.limit ? known : other;
