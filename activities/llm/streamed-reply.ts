import type { ModelReply } from '#domain/model-calls.ts';
import { Continuation, type Told } from '#domain/stream/continuation.ts';
import { ReplyBuilder } from '#domain/stream/reply-builder.ts';
import type { CallAccount } from '../clients/read-completion.ts';
import type { ReplyStream } from '../clients/reply-stream.ts';
import type { TokenStreamWriter } from '../clients/token-stream-writer.ts';
import type { SentText } from '../clients/token-streams.ts';

/** One attempt's reply while it comes: passed on piece by piece, and put together for storage. */
export class StreamedReply {
  readonly #writer: TokenStreamWriter;
  readonly #sent: SentText;
  readonly #continuation: Continuation;
  readonly #built = new ReplyBuilder();
  readonly #created = Math.floor(Date.now() / 1_000);
  #stream: ReplyStream | null = null;

  /** `sent`: what earlier attempts have sent. This one goes on with it if it says the same. */
  constructor(writer: TokenStreamWriter, sent: SentText) {
    this.#writer = writer;
    this.#sent = sent;
    this.#continuation = new Continuation(sent);
  }

  /** What it has come to so far, null before the provider has begun to answer. */
  get account(): CallAccount | null {
    return this.#stream?.account ?? null;
  }

  /** As far as it has come; null before its first word. */
  get reply(): ModelReply | null {
    return this.#built.units === 0 ? null : this.whole;
  }

  get whole(): ModelReply {
    return this.#built.reply(this.#created);
  }

  /** Passes a stream on until it ends or breaks. */
  async follow(stream: ReplyStream): Promise<void> {
    this.#stream = stream;
    try {
      for await (const delta of stream.deltas()) {
        this.#built.add(delta);
        this.#tell(this.#continuation.take(delta));
      }
      this.#tell(this.#continuation.end());
    } finally {
      await this.#writer.flush();
    }
  }
  #tell({ continues, deltas }: Told): void {
    if (continues) this.#writer.continueAfter(this.#sent ?? '');
    this.#writer.append(deltas);
  }
}
