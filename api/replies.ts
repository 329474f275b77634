import type { CallEnded, CallOutcome } from '#domain/model-calls.ts';
import type { Database } from '../prisma/client.ts';
import { findFinishedCalls } from '../prisma/repositories/model-calls.ts';

/** Where workers publish how calls ended. Subscribing again after an outage is the implementation's business. */
export interface ReplyChannel {
  readonly name: string;
  /** True while messages can arrive. */
  isLive(): boolean;
  onMessage(listener: (ended: CallEnded) => void): void;
}

/** One caller that waits for a call. Register it before the call is handed over, so that no reply is missed. */
export type Waiter = {
  /** How the call ended, or null when `timeoutMs` passed first. An outcome of null within means: read it from storage. */
  wait(timeoutMs: number): Promise<{ readonly outcome: CallOutcome | null } | null>;
  /** For one who joins a call that runs: its reply goes to another channel, so storage is asked without patience. */
  join(): void;
  /** Stops waiting. Must be called in the end. */
  release(): void;
};

export interface Replies {
  readonly replyTo: string;
  expect(callId: string): Waiter;
}

type Listener = { since: number; resolve(ended: { outcome: CallOutcome | null }): void };

const POLL_INTERVAL_MS = 250;
/** With the channel alive, storage is asked only about callers that have waited suspiciously long. */
const PATIENCE_MS = 2_000;

/** Brings replies to the callers that wait in this process: by the channel at once, by polling Postgres when that fails. */
export class ChannelReplies implements Replies {
  readonly replyTo: string;
  readonly #channel: ReplyChannel;
  readonly #db: Database;
  readonly #listeners = new Map<string, Set<Listener>>();
  #timer: NodeJS.Timeout | null = null;

  constructor(channel: ReplyChannel, db: Database) {
    this.replyTo = channel.name;
    this.#channel = channel;
    this.#db = db;
    channel.onMessage(({ callId, outcome }) => this.#deliver(callId, outcome));
  }

  expect(callId: string): Waiter {
    const { promise, resolve } = Promise.withResolvers<{ outcome: CallOutcome | null }>();
    const listener: Listener = { since: performance.now(), resolve };
    const listeners = this.#listeners.get(callId) ?? new Set();
    this.#listeners.set(callId, listeners.add(listener));
    this.#timer ??= setInterval(() => void this.#poll(), POLL_INTERVAL_MS);
    return {
      wait: (timeoutMs) => withTimeout(promise, timeoutMs),
      join: () => {
        listener.since = Number.NEGATIVE_INFINITY;
      },
      release: () => this.#remove(callId, listener),
    };
  }

  #deliver(callId: string, outcome: CallOutcome | null): void {
    for (const listener of this.#listeners.get(callId) ?? []) listener.resolve({ outcome });
  }

  #remove(callId: string, listener: Listener): void {
    const listeners = this.#listeners.get(callId);
    listeners?.delete(listener);
    if (listeners?.size === 0) this.#listeners.delete(callId);
    if (this.#listeners.size > 0 || !this.#timer) return;
    clearInterval(this.#timer);
    this.#timer = null;
  }

  async #poll(): Promise<void> {
    const patience = this.#channel.isLive() ? PATIENCE_MS : 0;
    const since = performance.now() - patience;
    const overdue = [...this.#listeners].filter(([, waiting]) =>
      [...waiting].some((listener) => listener.since <= since),
    );
    if (overdue.length === 0) return;
    const callIds = overdue.map(([callId]) => callId);
    const finished = await findFinishedCalls(this.#db, callIds).catch(() => []);
    for (const { callId, outcome } of finished) this.#deliver(callId, outcome);
  }
}

async function withTimeout<T>(promise: Promise<T>, milliseconds: number): Promise<T | null> {
  const { promise: late, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(() => resolve(null), milliseconds);
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
