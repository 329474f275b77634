import type { Redis } from 'ioredis';

/** Subscribes now, if the server is there, and again after every reconnection. */
export function keepSubscribed(redis: Redis, channel: string): void {
  const subscribe = () => void redis.subscribe(channel).catch(() => undefined);
  redis.on('ready', subscribe);
  if (redis.status === 'ready') subscribe();
}
