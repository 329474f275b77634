import type { Redis } from 'ioredis';
import type { Claim } from '#domain/limits.ts';

/** Longer than a worker that lives takes to renew it, also on a busy machine. */
const LEASE_MS = 20_000;
/** How long a call in a queue keeps its place without asking. */
const PLACE_MS = 15_000;

/**
 * Takes a place among the calls under way in every scope, or in none. Its holder is the call, whichever process works on it; it
 * ends by itself. Of calls that queue, the first to come are the first to get one. Redis's own clock counts.
 * KEYS: for each scope the leases, the queue and when each in it last asked. ARGV: call, lease and place in milliseconds,
 * whether it queues, then the limits. Answers {0}, or the number of the scope that is full and how many are before it.
 */
const TAKE = `
  local t = redis.call('TIME')
  local now = t[1] * 1000 + math.floor(t[2] / 1000)
  local call, queues = ARGV[1], ARGV[4] == '1'
  local scopes = #KEYS / 3
  for i = 1, scopes do
    local leases, queue, asked = KEYS[3 * i - 2], KEYS[3 * i - 1], KEYS[3 * i]
    redis.call('ZREMRANGEBYSCORE', leases, '-inf', now)
    for _, gone in ipairs(redis.call('ZRANGEBYSCORE', asked, '-inf', now - ARGV[3])) do
      redis.call('ZREM', queue, gone)
      redis.call('ZREM', asked, gone)
    end
    if queues then
      redis.call('ZADD', queue, 'NX', now, call)
      redis.call('ZADD', asked, now, call)
      redis.call('PEXPIRE', queue, ARGV[3])
      redis.call('PEXPIRE', asked, ARGV[3])
    end
  end
  for i = 1, scopes do
    local leases, queue = KEYS[3 * i - 2], KEYS[3 * i - 1]
    local before = redis.call('ZRANK', queue, call) or redis.call('ZCARD', queue)
    local free = tonumber(ARGV[4 + i]) - redis.call('ZCARD', leases)
    if not redis.call('ZSCORE', leases, call) and free <= before then return {i, before} end
  end
  for i = 1, scopes do
    redis.call('ZADD', KEYS[3 * i - 2], now + ARGV[2], call)
    redis.call('PEXPIRE', KEYS[3 * i - 2], ARGV[2])
    redis.call('ZREM', KEYS[3 * i - 1], call)
    redis.call('ZREM', KEYS[3 * i], call)
  end
  return {0, 0}`;

const RENEW = `
  local t = redis.call('TIME')
  local now = t[1] * 1000 + math.floor(t[2] / 1000)
  for _, leases in ipairs(KEYS) do
    redis.call('ZADD', leases, now + ARGV[2], ARGV[1])
    redis.call('PEXPIRE', leases, ARGV[2])
  end`;

export type Limited = Claim & { readonly concurrentCalls: number };
export type Refusal = { readonly claim: Limited; readonly before: number };

export const isConcurrencyLimited = (claim: Claim): claim is Limited => claim.concurrentCalls !== null;

const leasesOf = ({ scope }: Claim): string => `leases:${scope}`;
const queueKeysOf = ({ scope }: Claim): string[] => [`queue:${scope}`, `queue-asked:${scope}`];

/** Null when it has its places. Rejects while the server is away. */
export async function takeLeases(
  redis: Redis,
  callId: string,
  claims: readonly Limited[],
  queues: boolean,
): Promise<Refusal | null> {
  const keys = claims.flatMap((claim) => [leasesOf(claim), ...queueKeysOf(claim)]);
  const limits = claims.map(({ concurrentCalls }) => concurrentCalls);
  const settings = [callId, LEASE_MS, PLACE_MS, queues ? '1' : '0', ...limits];
  const [place, before] = (await redis.eval(TAKE, keys.length, ...keys, ...settings)) as [number, number];
  const claim = claims[place - 1];
  return claim ? { claim, before } : null;
}

/** Keeps, or takes again, a call's places while a worker works on it. */
export async function renewLeases(redis: Redis, callId: string, claims: readonly Limited[]): Promise<void> {
  await redis.eval(RENEW, claims.length, ...claims.map(leasesOf), callId, LEASE_MS);
}

/** Gives a call's places to others, in the queues too. */
export async function releaseLeases(redis: Redis, callId: string, claims: readonly Limited[]): Promise<void> {
  const pipeline = redis.pipeline();
  for (const claim of claims) for (const key of [leasesOf(claim), ...queueKeysOf(claim)]) pipeline.zrem(key, callId);
  await pipeline.exec();
}
