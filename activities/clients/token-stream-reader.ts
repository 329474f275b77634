import type { Redis } from 'ioredis';
import type { StreamEntry } from '#domain/stream/stream-entry.ts';
import { type StreamPosition, writePosition } from '#domain/stream/stream-position.ts';
import { readEntry, streamOf } from './token-stream-entries.ts';

export interface TokenStreamReader {
  /** What comes after a place in a call's stream, a page at a time. Rejects while the server is away. */
  read(callId: string, after: StreamPosition): Promise<StreamEntry[]>;
  /** Whether new streams can be written now, as far as is known. */
  isLive(): boolean;
}

/** So much is in memory for a reader at once, however slow it is. */
const PAGE = 200;

export const createTokenStreamReader = (redis: Redis): TokenStreamReader => ({
  async read(callId, after) {
    const found = await redis.xrange(streamOf(callId), `(${writePosition(after)}`, '+', 'COUNT', PAGE);
    return found.flatMap((raw) => readEntry(raw) ?? []);
  },
  isLive: () => redis.status === 'ready',
});
