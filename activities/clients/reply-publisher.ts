import type { Redis } from 'ioredis';
import type { CallEnded } from '#domain/model-calls.ts';

export interface ReplyPublisher {
  publish(replyTo: string | null, ended: CallEnded): Promise<void>;
}

/** Tells the waiting API process at once. A message lost here costs its caller a moment: the reply is in Postgres already. */
export function createReplyPublisher(redis: Redis): ReplyPublisher {
  return {
    async publish(replyTo, ended) {
      if (replyTo) await redis.publish(replyTo, JSON.stringify(ended)).catch(() => undefined);
    },
  };
}
