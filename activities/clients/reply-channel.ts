import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { CallEnded } from '#domain/model-calls.ts';
import { keepSubscribed } from './keep-subscribed.ts';

/** One API process's own channel, subscribed once and again after every reconnection. */
export function subscribeToReplies(redis: Redis) {
  const name = `replies:${randomUUID()}`;
  keepSubscribed(redis, name);
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
