import { isPlain, type ReplyDelta } from './reply-delta.ts';

/** What is to be told now; `continues`: with it the text goes on where an earlier attempt's was cut off. */
export type Told = { readonly continues: boolean; readonly deltas: readonly ReplyDelta[] };

/**
 * Decides how a later attempt's text goes with what an earlier one has sent. It continues only when it says the same up to
 * there; until that is known nothing of it is told, and when it differs the reader begins anew: two answers are never
 * spliced into one.
 */
export class Continuation {
  readonly #sent: string;
  #held: ReplyDelta[] = [];
  #text = '';
  #isDecided: boolean;

  /** `sent`: the text that readers may have, or null when nobody knows it or it was not plain text. */
  constructor(sent: string | null) {
    this.#sent = sent ?? '';
    this.#isDecided = !sent;
  }

  take(delta: ReplyDelta): Told {
    if (this.#isDecided) return { continues: false, deltas: [delta] };
    this.#held.push(delta);
    this.#text += delta.content ?? '';
    const isShorter = this.#text.length < this.#sent.length;
    const isSame = isShorter ? this.#sent.startsWith(this.#text) : this.#text.startsWith(this.#sent);
    if (!isPlain(delta) || !isSame) return this.end();
    if (isShorter) return { continues: false, deltas: [] };
    this.#isDecided = true;
    return { continues: true, deltas: [{ ...delta, content: this.#text.slice(this.#sent.length) }] };
  }

  /** What is left to tell when the text has ended: one that is shorter than what was sent is another one. */
  end(): Told {
    const deltas = this.#isDecided ? [] : this.#held;
    this.#isDecided = true;
    return { continues: false, deltas };
  }
}
