import type { Redis } from 'ioredis';
import { LRUCache } from 'lru-cache';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { LimitState } from '#domain/limits.ts';

const MINUTE_SECONDS = 60;
const KEPT_LIMITERS = 1_000;

type Counted = { readonly isWithin: boolean; readonly state: LimitState };

/** Counts what is used in a minute, together for all processes; each by itself while Valkey is away. */
export interface MinuteCounters {
  /** Counts an amount if there is room for it. */
  add(scope: string, limit: number, amount: number): Promise<Counted>;
  /** Takes back what was counted too much, or counts what was too little. */
  correct(scope: string, limit: number, difference: number): Promise<void>;
}

export function createMinuteCounters(redis: Redis, what: string): MinuteCounters {
  const limiters = new LRUCache<number, RateLimiterRedis>({ max: KEPT_LIMITERS });

  function limiterOf(points: number): RateLimiterRedis {
    const known = limiters.get(points);
    if (known) return known;
    const settings = { keyPrefix: `minute:${what}`, points, duration: MINUTE_SECONDS };
    const insuranceLimiter = new RateLimiterMemory(settings);
    const made = new RateLimiterRedis({
      ...settings,
      storeClient: redis,
      rejectIfRedisNotReady: true,
      insuranceLimiter,
    });
    limiters.set(points, made);
    return made;
  }

  return {
    async add(scope, limit, amount) {
      const limiter = limiterOf(limit);
      try {
        return { isWithin: true, state: stateOf(limit, await limiter.consume(scope, amount)) };
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        await limiter.reward(scope, amount);
        return { isWithin: false, state: stateOf(limit, refused, amount) };
      }
    },

    async correct(scope, limit, difference) {
      if (difference > 0) await limiterOf(limit).penalty(scope, difference);
      if (difference < 0) await limiterOf(limit).reward(scope, -difference);
    },
  };
}

const stateOf = (limit: number, { consumedPoints, msBeforeNext }: RateLimiterRes, refused = 0): LimitState => ({
  limit,
  remaining: Math.max(0, limit - consumedPoints + refused),
  resetMs: Math.max(0, msBeforeNext),
});
