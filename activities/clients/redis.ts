import { Redis } from 'ioredis';

const MAX_RECONNECT_DELAY_MS = 1_000;

/**
 * A connection to Valkey or Redis that never makes its caller wait: while the server is away commands fail at once and
 * the connection comes back by itself. Nothing in there may be the only copy of anything.
 */
export function connectRedis(url: string, onError: (error: Error) => void): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (attempt) => Math.min(attempt * 50, MAX_RECONNECT_DELAY_MS),
  });
  redis.on('error', onError);
  return redis;
}
