import { LRUCache } from 'lru-cache';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError } from '#domain/errors.ts';
import { atMost } from '../../prisma/cache-size.ts';

const MINUTE_SECONDS = 60;
const KNOWN_CREDENTIALS = 50_000;
const KNOWN_MS = 60 * 60 * 1_000;

/** How often an address may be wrong in a minute, by what it sends. */
const MOST = { credential: 100, admin_key: 10 } as const;

export type FailedAttempts = {
  /** Throws `rate_limited` when this address was wrong too often. A credential that was right within the hour still passes. */
  assertMayTry(kind: keyof typeof MOST, address: string, hash: string): Promise<void>;
  /** Counts a wrong one. */
  noteFailure(kind: keyof typeof MOST, address: string): Promise<void>;
  noteSuccess(hash: string): void;
};

/** Keeps guessing slow and its cost low, in each process by itself. */
export function createFailedAttempts(): FailedAttempts {
  const known = new LRUCache<string, true>({ ...atMost(KNOWN_CREDENTIALS), ttl: KNOWN_MS });
  const limiters = {
    credential: new RateLimiterMemory({ points: MOST.credential, duration: MINUTE_SECONDS }),
    admin_key: new RateLimiterMemory({ points: MOST.admin_key, duration: MINUTE_SECONDS }),
  };
  return {
    async assertMayTry(kind, address, hash) {
      const attempts = await limiters[kind].get(address);
      if (!attempts || attempts.consumedPoints < MOST[kind] || (kind === 'credential' && known.has(hash))) return;
      const retryAfterSeconds = Math.max(1, Math.ceil(attempts.msBeforeNext / 1_000));
      const message =
        'Too many wrong keys came from this address. Check the key and try again after the time in Retry-After.';
      throw new DomainError('rate_limited', message, { retryAfterSeconds });
    },
    async noteFailure(kind, address) {
      await limiters[kind].consume(address).catch((error: unknown) => {
        if (!(error instanceof RateLimiterRes)) throw error;
      });
    },
    noteSuccess: (hash) => void known.set(hash, true),
  };
}
