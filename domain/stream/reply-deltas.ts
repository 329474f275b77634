import type { ModelReply, ReplyChoice } from '../model-calls.ts';
import { type ReplyDelta, unitsOf } from './reply-delta.ts';

/** A reply that is whole, as one piece for each of its choices, and how much it says. */
export function wholeReply({ choices }: ModelReply): {
  readonly deltas: readonly ReplyDelta[];
  readonly units: number;
} {
  const deltas = choices.map(asDelta);
  return { deltas, units: deltas.reduce((sum, delta) => sum + unitsOf(delta), 0) };
}

const asDelta = ({ index, finishReason, message }: ReplyChoice): ReplyDelta => ({
  index,
  ...(message.content !== null && { content: message.content }),
  ...(message.refusal !== null && { refusal: message.refusal }),
  ...(message.toolCalls.length > 0 && {
    toolCalls: message.toolCalls.map((call, place) => ({ index: place, ...call })),
  }),
  ...(finishReason !== null && { finishReason }),
});
