import { neutralFinishReason } from '#domain/finish-reasons.ts';
import type { ReplyDelta, ToolCallDelta } from '#domain/stream/reply-delta.ts';
import type { ChunkView } from '#schemas/model-calls.ts';

type Head = { readonly callId: string; readonly alias: string; readonly created: number };

/**
 * A piece of a streamed reply in OpenAI's form. `opened`: the choices whose first piece was sent, which says the role; null
 * for a reader who has the beginning already.
 */
export const viewChunk = (
  { callId, alias, created }: Head,
  deltas: readonly ReplyDelta[],
  opened: Set<number> | null,
): ChunkView => ({
  id: `chatcmpl-${callId}`,
  object: 'chat.completion.chunk',
  created,
  model: alias,
  choices: deltas.map((delta) => ({
    index: delta.index,
    delta: { ...roleOf(delta.index, opened), ...viewDelta(delta) },
    finish_reason: delta.finishReason === undefined ? null : neutralFinishReason(delta.finishReason),
  })),
});

function roleOf(index: number, opened: Set<number> | null): { readonly role?: 'assistant' } {
  if (!opened || opened.has(index)) return {};
  opened.add(index);
  return { role: 'assistant' };
}

const viewDelta = ({ content, refusal, toolCalls }: ReplyDelta) => ({
  ...(content === undefined ? {} : { content }),
  ...(refusal === undefined ? {} : { refusal }),
  ...(toolCalls && { tool_calls: toolCalls.map(viewToolCall) }),
});

const viewToolCall = ({ index, id, name, arguments: text }: ToolCallDelta) => ({
  index,
  ...(id === undefined ? {} : { id, type: 'function' as const }),
  function: { ...(name === undefined ? {} : { name }), ...(text === undefined ? {} : { arguments: text }) },
});
