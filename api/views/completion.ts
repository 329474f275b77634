import { neutralFinishReason } from '#domain/finish-reasons.ts';
import type { CallOutcome, ReplyChoice, ToolCall } from '#domain/model-calls.ts';
import type { CompletionView } from '#schemas/model-calls.ts';

type Replied = Pick<Extract<CallOutcome, { status: 'succeeded' }>, 'reply' | 'latencyMs' | 'cached'>;

/** A reply in both shapes that clients know: the older API's and OpenAI's. */
export function viewCompletion(callId: string, alias: string, { reply, latencyMs, cached }: Replied): CompletionView {
  const choices = reply.choices.map(viewChoice);
  const [first] = choices;
  return {
    call_id: callId,
    response: {
      content: first?.message.content ?? null,
      finish_reason: first?.finish_reason ?? null,
      ...(first?.message.tool_calls && { tool_calls: first.message.tool_calls }),
    },
    metadata: { latency_ms: latencyMs, model: alias, cached },
    id: `chatcmpl-${callId}`,
    object: 'chat.completion',
    created: reply.created,
    model: alias,
    choices,
  };
}

const viewChoice = ({ index, finishReason, message }: ReplyChoice): CompletionView['choices'][number] => ({
  index,
  // Replies that were stored long ago have the provider's word.
  finish_reason: finishReason === null ? null : neutralFinishReason(finishReason),
  message: {
    role: message.role,
    content: message.content,
    refusal: message.refusal,
    ...(message.toolCalls.length > 0 && { tool_calls: message.toolCalls.map(viewToolCall) }),
  },
});

const viewToolCall = ({ id, name, arguments: text }: ToolCall) => ({
  id,
  type: 'function' as const,
  function: { name, arguments: text },
});
