import type { Redis } from 'ioredis';
import { ENDED, streamOf } from '../../activities/clients/token-stream-entries.ts';

/** Why a reader wakes: there may be new entries, the call has ended, or nothing was heard for as long as it would wait. */
export type Reason = 'entries' | 'ended' | 'silence';

export type Wakeup = {
  next(timeoutMs: number): Promise<Reason>;
  /** Must be called in the end. */
  release(): void;
};

type Listener = { news: Exclude<Reason, 'silence'> | null; wake(): void };

/** Wakes the readers in this process when something is written to their streams, over one connection for all of them. */
export class StreamWakeups {
  readonly #redis: Redis;
  readonly #listeners = new Map<string, Set<Listener>>();

  constructor(redis: Redis) {
    this.#redis = redis;
    redis.on('message', (channel, message) => this.#tell(channel, message === ENDED ? 'ended' : 'entries'));
    redis.on('ready', () => this.#catchUp());
  }

  /** Begin before looking into the stream, so that nothing is missed in between. */
  watch(callId: string): Wakeup {
    const channel = streamOf(callId);
    const listener: Listener = { news: null, wake: () => undefined };
    const listeners = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, listeners.add(listener));
    if (listeners.size === 1) void this.#redis.subscribe(channel).catch(() => undefined);
    return {
      next: (timeoutMs) => nextNews(listener, timeoutMs),
      release: () => this.#release(channel, listener),
    };
  }

  #tell(channel: string, news: 'entries' | 'ended'): void {
    for (const listener of this.#listeners.get(channel) ?? []) {
      if (listener.news !== 'ended') listener.news = news;
      listener.wake();
    }
  }

  /** What was written while the connection was away was told to nobody. */
  #catchUp(): void {
    const channels = [...this.#listeners.keys()];
    if (channels.length > 0) void this.#redis.subscribe(...channels).catch(() => undefined);
    for (const channel of channels) this.#tell(channel, 'entries');
  }

  #release(channel: string, listener: Listener): void {
    const listeners = this.#listeners.get(channel);
    listeners?.delete(listener);
    if (listeners?.size !== 0) return;
    this.#listeners.delete(channel);
    void this.#redis.unsubscribe(channel).catch(() => undefined);
  }
}

async function nextNews(listener: Listener, timeoutMs: number): Promise<Reason> {
  if (listener.news === null) {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, timeoutMs);
    listener.wake = resolve;
    await promise;
    clearTimeout(timer);
  }
  const { news } = listener;
  listener.news = null;
  return news ?? 'silence';
}
