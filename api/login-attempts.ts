import type { Redis } from 'ioredis';
import ipaddr from 'ipaddr.js';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError } from '#domain/errors.ts';
import { sha256 } from './secrets.ts';

const WINDOW_SECONDS = 15 * 60;

/** How often a password may be wrong in a quarter of an hour. An account from one address has few, so that others cannot lock it out soon. */
export const LOGIN_ATTEMPTS = { accountFromAddress: 10, account: 50, address: 100 } as const;

const PREFIX_BITS = 64;

type Attempt = { succeed(): Promise<void> };

/** Keeps guessing of passwords slow, in all API processes together; in each by itself while Valkey is away. */
export type LoginAttempts = {
  /** Counts an attempt before its password is looked at, so that many at once gain nothing. Throws `rate_limited`. */
  begin(email: string, address: string): Promise<Attempt>;
};

export function createLoginAttempts(redis: Redis): LoginAttempts {
  const limiters = Object.fromEntries(
    Object.entries(LOGIN_ATTEMPTS).map(([name, points]) => [name, createLimiter(redis, name, points)]),
  ) as Record<keyof typeof LOGIN_ATTEMPTS, RateLimiterRedis>;

  return {
    async begin(email, address) {
      const block = addressBlock(address);
      const account = sha256(email).toString('base64url');
      const counted = [
        { limiter: limiters.address, key: block },
        { limiter: limiters.accountFromAddress, key: `${account} ${block}` },
        { limiter: limiters.account, key: account },
      ];
      for (const { limiter, key } of counted) await consume(limiter, key);
      return {
        succeed: async () => {
          await limiters.accountFromAddress.delete(`${account} ${block}`);
          await limiters.address.reward(block);
          await limiters.account.reward(account);
        },
      };
    },
  };
}

function createLimiter(redis: Redis, name: string, points: number): RateLimiterRedis {
  const settings = { keyPrefix: `login:${name}`, points, duration: WINDOW_SECONDS };
  const insuranceLimiter = new RateLimiterMemory(settings);
  return new RateLimiterRedis({ ...settings, storeClient: redis, rejectIfRedisNotReady: true, insuranceLimiter });
}

async function consume(limiter: RateLimiterRedis, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const retryAfterSeconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1_000));
    const message = 'Too many attempts to sign in. Try again after the time in Retry-After.';
    throw new DomainError('rate_limited', message, { retryAfterSeconds });
  }
}

/** An IPv6 customer has a whole /64 to send from. */
function addressBlock(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  return parsed.kind() === 'ipv4'
    ? parsed.toString()
    : ipaddr.IPv6.networkAddressFromCIDR(`${parsed}/${PREFIX_BITS}`).toString();
}
