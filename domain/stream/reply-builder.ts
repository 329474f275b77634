import type { ModelReply, ReplyChoice } from '../model-calls.ts';
import { isPlain, type ReplyDelta, unitsOf } from './reply-delta.ts';

type Choice = {
  content: string | null;
  refusal: string | null;
  finishReason: string | null;
  readonly toolCalls: { id: string; name: string; arguments: string }[];
};

/** Puts a streamed reply together. */
export class ReplyBuilder {
  readonly #choices = new Map<number, Choice>();
  #units = 0;
  #isPlain = true;

  /** How much was said so far. */
  get units(): number {
    return this.#units;
  }

  /** Whether all of it is text of the first choice. */
  get isPlain(): boolean {
    return this.#isPlain;
  }

  /** The first choice's text. */
  get text(): string {
    return this.#choices.get(0)?.content ?? '';
  }

  add(delta: ReplyDelta): void {
    const choice = this.#choices.get(delta.index) ?? {
      content: null,
      refusal: null,
      finishReason: null,
      toolCalls: [],
    };
    this.#choices.set(delta.index, choice);
    this.#units += unitsOf(delta);
    this.#isPlain &&= isPlain(delta);
    if (delta.content !== undefined) choice.content = (choice.content ?? '') + delta.content;
    if (delta.refusal !== undefined) choice.refusal = (choice.refusal ?? '') + delta.refusal;
    if (delta.finishReason !== undefined) choice.finishReason = delta.finishReason;
    for (const piece of delta.toolCalls ?? []) {
      const call = choice.toolCalls[piece.index] ?? { id: '', name: '', arguments: '' };
      choice.toolCalls[piece.index] = call;
      call.id ||= piece.id ?? '';
      call.name += piece.name ?? '';
      call.arguments += piece.arguments ?? '';
    }
  }

  /** The reply as far as it has come. `created` is in Unix seconds. */
  reply(created: number): ModelReply {
    const choices = [...this.#choices].sort(([a], [b]) => a - b);
    return { created, choices: choices.map(([index, choice]) => asChoice(index, choice)) };
  }
}

const asChoice = (index: number, { content, refusal, finishReason, toolCalls }: Choice): ReplyChoice => ({
  index,
  finishReason,
  message: { role: 'assistant', content, refusal, toolCalls: toolCalls.filter(Boolean) },
});
