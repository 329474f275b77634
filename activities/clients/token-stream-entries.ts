import type { StreamEntry, StreamEvent } from '#domain/stream/stream-entry.ts';
import { readPosition } from '#domain/stream/stream-position.ts';

/** Where a call's stream is, and the channel that tells of its new entries. */
export const streamOf = (callId: string): string => `stream:${callId}`;

/** What the channel says when the call has ended; anything else means that there are new entries. */
export const ENDED = 'ended';

/** The one field of an entry. */
export const EVENT_FIELD = 'e';

/** Null for what nobody here wrote. */
export function readEntry([id, [, text]]: [id: string, fields: string[]]): StreamEntry | null {
  const position = readPosition(id);
  return position && text !== undefined ? { position, event: JSON.parse(text) as StreamEvent } : null;
}
