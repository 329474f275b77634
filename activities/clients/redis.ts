import { Redis } from 'ioredis';

const MAX_RECONNECT_DELAY_MS = 1_000;
/** A server that says nothing for so long is away, although its connection still stands. */
const SILENCE_MS = 2_000;
const PULSE_MS = 1_000;

/**
 * A connection to Valkey or Redis that never makes its caller wait long: while the server is away commands fail at once and
 * the connection comes back by itself. Its status is `ready` only while the server answers. Nothing in there may be the only
 * copy of anything.
 */
export function connectRedis(url: string, onError: (error: Error) => void): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    socketTimeout: SILENCE_MS,
    retryStrategy: (attempt) => Math.min(attempt * 50, MAX_RECONNECT_DELAY_MS),
  });
  redis.on('error', onError);
  const pulse = setInterval(() => {
    if (redis.status === 'ready') redis.ping().catch(() => undefined);
  }, PULSE_MS);
  pulse.unref();
  redis.once('end', () => clearInterval(pulse));
  return redis;
}
