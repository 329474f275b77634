import type { ModelReply } from '../model-calls.ts';
import { isPlain, type ReplyDelta } from './reply-delta.ts';
import { wholeReply } from './reply-deltas.ts';
import type { StreamEntry } from './stream-entry.ts';
import { FINISH_STEP, isAfter, START, type StreamPosition } from './stream-position.ts';

/** What a reader is told next: more of the text, or that the text it has is void and a new one begins. */
export type StreamFrame = { readonly position: StreamPosition } & (
  | { readonly restart: true }
  | { readonly restart: false; readonly deltas: readonly ReplyDelta[] }
);

/**
 * What one reader has of a call's stream, and what it is told of each further entry: every piece once and in order, and
 * never a piece of one answer after a piece of another. After a gap it waits for the end and has the rest from storage.
 */
export class StreamFollower {
  #position: StreamPosition;
  #isLost = false;

  /** `from`: what the reader has already. */
  constructor(from: StreamPosition = START) {
    this.#position = from;
  }

  get position(): StreamPosition {
    return this.#position;
  }

  /** Whether entries are missing, so that only the stored reply can bring the rest. */
  get isLost(): boolean {
    return this.#isLost;
  }

  take({ position, event }: StreamEntry): StreamFrame[] {
    if (this.#isLost || !isAfter(position, this.#position)) return [];
    if (event.type === 'continue') return this.#continue(position);
    if (event.type !== 'deltas') return [];
    const { attempt, units } = this.#position;
    const { from, deltas } = event;
    if (position.attempt !== attempt && from === 0) return this.#beginAnew(position, deltas);
    const rest = position.attempt === attempt && from <= units ? skip(deltas, units - from) : null;
    if (rest) return this.#tell(position, rest);
    this.#isLost = true;
    return [];
  }

  /** The rest of a reply that has ended, from storage. `attempt`: whose it is. */
  finish(reply: ModelReply, attempt: number): StreamFrame[] {
    const { deltas, units } = wholeReply(reply);
    const end = { attempt, units, step: FINISH_STEP };
    const had = this.#position;
    if (had.attempt === attempt && !isAfter(end, had)) return [];
    const rest = had.attempt === attempt ? restOf(deltas, units, had.units) : null;
    if (rest) return rest.length === 0 ? [] : this.#tell(end, rest);
    return this.#beginAnew(end, deltas);
  }

  #continue(position: StreamPosition): StreamFrame[] {
    this.#isLost = position.units !== this.#position.units;
    if (!this.#isLost) this.#position = position;
    return [];
  }

  #beginAnew(position: StreamPosition, deltas: readonly ReplyDelta[]): StreamFrame[] {
    const hadText = this.#position.units > 0;
    const start = { attempt: position.attempt, units: 0, step: 0 };
    return [...(hadText ? [{ position: start, restart: true } as const] : []), ...this.#tell(position, deltas)];
  }

  #tell(position: StreamPosition, deltas: readonly ReplyDelta[]): StreamFrame[] {
    this.#position = position;
    return [{ position, restart: false, deltas }];
  }
}

/** What of a whole reply comes after so many units: how its choices ended, when that is all that is missing. */
const restOf = (deltas: readonly ReplyDelta[], units: number, had: number): readonly ReplyDelta[] | null =>
  had < units
    ? skip(deltas, had)
    : deltas.flatMap(({ index, finishReason }) => (finishReason === undefined ? [] : [{ index, finishReason }]));

/** What comes after so many units, or null when that is within something that cannot be taken up in the middle. */
function skip(deltas: readonly ReplyDelta[], units: number): readonly ReplyDelta[] | null {
  if (units === 0) return deltas;
  const [only, another] = deltas;
  if (!only || another || !isPlain(only)) return null;
  const { content = '', ...rest } = only;
  return units <= content.length ? [{ ...rest, content: content.slice(units) }] : null;
}
