import type { Redis } from 'ioredis';
import { ReplyBuilder } from '#domain/stream/reply-builder.ts';
import { StreamFollower } from '#domain/stream/stream-follower.ts';
import { ENDED, streamOf } from './token-stream-entries.ts';
import { createTokenStreamReader } from './token-stream-reader.ts';
import { TokenStreamWriter } from './token-stream-writer.ts';

/** What readers of a call's stream may have: its text, or null when that is not known or more than plain text. */
export type SentText = string | null;

export interface TokenStreams {
  write(callId: string, attempt: number): TokenStreamWriter;
  /** What earlier attempts have sent. */
  readSent(callId: string): Promise<SentText>;
  /** Tells readers that the call has ended and how is in storage. One who misses it looks there by itself, a moment later. */
  tellEnded(callId: string): Promise<void>;
}

export const createTokenStreams = (redis: Redis): TokenStreams => ({
  write: (callId, attempt) => new TokenStreamWriter(redis, callId, attempt),

  async tellEnded(callId) {
    await redis.publish(streamOf(callId), ENDED).catch(() => undefined);
  },

  async readSent(callId) {
    const reader = createTokenStreamReader(redis);
    const follower = new StreamFollower();
    let reply = new ReplyBuilder();
    let last = follower.position;
    try {
      for (;;) {
        const entries = await reader.read(callId, last);
        for (const entry of entries) {
          for (const frame of follower.take(entry)) {
            if (frame.restart) reply = new ReplyBuilder();
            else for (const delta of frame.deltas) reply.add(delta);
          }
          last = entry.position;
        }
        if (entries.length === 0) return reply.isPlain && !follower.isLost ? reply.text : null;
      }
    } catch {
      return null;
    }
  },
});
