import type { IncomingMessage } from 'node:http';
import { describeKey, type KeySeen } from './describe-key.ts';

export type Outcome = 'under_way' | 'answered' | 'refused' | 'cut_off' | 'hung_up';

/** One request as the provider saw it. It is in the journal while under way, and changes until it ends. */
export type JournalEntry = {
  readonly id: number;
  readonly path: string;
  readonly host: string;
  readonly key: KeySeen | null;
  readonly startedAtMs: number;
  endedAtMs: number | null;
  model: string | null;
  stream: boolean;
  prompt: string;
  promptTokens: number;
  producedTokens: number;
  /** SHA-256 of the whole answer it meant to give: its first choice's text and tool arguments. */
  replySha256: string | null;
  status: number | null;
  outcome: Outcome;
};

const MAX_ENTRIES = 20_000;

/** What the provider saw, newest last, so that a test can ask it instead of trusting the product. */
export class Journal {
  readonly #entries = new Map<number, JournalEntry>();
  #lastId = 0;

  open(request: IncomingMessage, path: string): JournalEntry {
    this.#lastId += 1;
    const entry: JournalEntry = {
      id: this.#lastId,
      path,
      host: request.headers.host ?? '',
      key: describeKey(request.headers.authorization),
      startedAtMs: Date.now(),
      endedAtMs: null,
      model: null,
      stream: false,
      prompt: '',
      promptTokens: 0,
      producedTokens: 0,
      replySha256: null,
      status: null,
      outcome: 'under_way',
    };
    this.#entries.set(entry.id, entry);
    if (this.#entries.size > MAX_ENTRIES) this.#entries.delete(entry.id - MAX_ENTRIES);
    return entry;
  }

  /** The first end stands: a socket closes after every answer too. */
  close(entry: JournalEntry, outcome: Outcome): void {
    if (entry.outcome !== 'under_way') return;
    entry.outcome = outcome;
    entry.endedAtMs = Date.now();
  }

  since(id: number): { readonly last: number; readonly entries: JournalEntry[] } {
    return { last: this.#lastId, entries: [...this.#entries.values()].filter((entry) => entry.id > id) };
  }

  clear(): void {
    this.#entries.clear();
  }
}
