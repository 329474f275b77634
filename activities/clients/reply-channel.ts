import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { CallEnded } from '#domain/model-calls.ts';

/** One API process's own channel, subscribed once and again after every reconnection. */
export function subscribeToReplies(redis: Redis) {
  const name = `replies:${randomUUID()}`;
  redis.on('ready', () => void redis.subscribe(name).catch(() => undefined));
  return {
    name,
    isLive: () => redis.status === 'ready',
    onMessage(listener: (ended: CallEnded) => void) {
      redis.on('message', (channel, message) => {
        if (channel === name) listener(JSON.parse(message) as CallEnded);
      });
    },
  };
}
