import type { Redis } from 'ioredis';
import { ReplyBuilder } from '#domain/stream/reply-builder.ts';
import { mergeDeltas, type ReplyDelta } from '#domain/stream/reply-delta.ts';
import { wholeReply } from '#domain/stream/reply-deltas.ts';
import type { StreamEvent } from '#domain/stream/stream-entry.ts';
import { FINISH_STEP, type StreamPosition, writePosition } from '#domain/stream/stream-position.ts';
import { EVENT_FIELD, streamOf } from './token-stream-entries.ts';

/** Longer streams lose their beginning; a reader who is behind that has the rest from storage at the end. */
const MAX_ENTRIES = 5_000;
/** Longer than any call may take. */
const LIFETIME_SECONDS = 3_600;
/** How long an ended call is read from here before storage has to answer for it. */
const AFTERLIFE_SECONDS = 600;

/**
 * Writes one attempt's text into its call's stream. Nothing here fails: pieces that come while others are being written
 * go together in one entry, and after an outage or a wipe the text so far is written anew. A later attempt's first entry
 * makes the server refuse whatever this one still writes.
 */
export class TokenStreamWriter {
  readonly #redis: Redis;
  readonly #key: string;
  readonly #reply = new ReplyBuilder();
  #position: StreamPosition;
  #pending: ReplyDelta[] = [];
  #opening: Entry[] = [];
  #pump: Promise<void> | null = null;
  #stream: 'new' | 'there' | 'lost' | 'taken over' = 'new';

  constructor(redis: Redis, callId: string, attempt: number) {
    this.#redis = redis;
    this.#key = streamOf(callId);
    this.#position = { attempt, units: 0, step: 1 };
  }

  /** Takes the stream over from earlier attempts. */
  async claim(): Promise<void> {
    await this.#send([[this.#position, { type: 'claim' }]], 'create').catch(() => undefined);
  }

  /** Goes on with a text that an earlier attempt has sent. */
  continueAfter(sent: string): void {
    this.#reply.add({ index: 0, content: sent });
    this.#advance([]);
    this.#opening = [[this.#position, { type: 'continue' }]];
  }

  append(deltas: readonly ReplyDelta[]): void {
    this.#pending.push(...deltas);
    if (this.#pending.length > 0) this.#pump ??= this.#writeAll();
  }

  /** Answers once everything is written, or cannot be. Nothing may be appended afterwards. */
  async flush(): Promise<void> {
    await this.#pump;
    await this.#redis.expire(this.#key, AFTERLIFE_SECONDS).catch(() => undefined);
  }

  async #writeAll(): Promise<void> {
    while (this.#pending.length > 0) {
      const deltas = mergeDeltas(this.#pending.splice(0));
      const from = this.#reply.units;
      for (const delta of deltas) this.#reply.add(delta);
      this.#advance(deltas);
      await this.#write([...this.#opening.splice(0), [this.#position, { type: 'deltas', from, deltas }]]);
    }
    this.#pump = null;
  }

  #advance(deltas: readonly ReplyDelta[]): void {
    const ends = deltas.some(({ finishReason }) => finishReason !== undefined);
    const step = this.#position.step + 1;
    this.#position = { ...this.#position, units: this.#reply.units, step: ends ? Math.max(FINISH_STEP, step) : step };
  }

  async #write(entries: readonly Entry[]): Promise<void> {
    if (this.#stream === 'taken over') return;
    try {
      const mode = this.#stream === 'new' ? 'create' : 'extend';
      const isKept = this.#stream !== 'lost' && (await this.#send(entries, mode));
      if (!isKept) await this.#send([this.#wholeText()], 'create');
      this.#stream = 'there';
    } catch (error) {
      this.#stream = /equal or smaller/.test(String(error)) ? 'taken over' : 'lost';
    }
  }

  /** All there is so far as one entry, for a stream that was or may have been lost. */
  #wholeText(): Entry {
    this.#position = { ...this.#position, step: this.#position.step + 1 };
    return [this.#position, { type: 'deltas', from: 0, deltas: wholeReply(this.#reply.reply(0)).deltas }];
  }

  /** False when the stream is gone that was to be extended. Rejects when the server is away or refuses. */
  async #send(entries: readonly Entry[], mode: 'create' | 'extend'): Promise<boolean> {
    const pipeline = this.#redis.pipeline();
    const mustExist = mode === 'extend' ? (['NOMKSTREAM'] as const) : [];
    for (const [position, event] of entries) {
      const data = [writePosition(position), EVENT_FIELD, JSON.stringify(event)];
      pipeline.call('XADD', this.#key, ...mustExist, 'MAXLEN', '~', MAX_ENTRIES, ...data);
    }
    if (mode === 'create') pipeline.expire(this.#key, LIFETIME_SECONDS);
    pipeline.publish(this.#key, '');
    const results = (await pipeline.exec()) ?? [];
    const failure = results.find(([error]) => error)?.[0];
    if (failure) throw failure;
    return results[0]?.[1] !== null;
  }
}

type Entry = readonly [position: StreamPosition, event: StreamEvent];
