import { type Choice, type Completion, type ToolCall, usageOf } from './completion.ts';

/** The answer in one piece, as OpenAI words it. */
export function completionBody(completion: Completion, withUsage: boolean) {
  return {
    id: completion.id,
    object: 'chat.completion',
    created: completion.createdAtSeconds,
    model: completion.model,
    system_fingerprint: 'demo',
    choices: completion.choices.map((choice, index) => ({
      index,
      message: messageOf(choice),
      logprobs: null,
      finish_reason: choice.finishReason,
    })),
    ...(withUsage ? { usage: usageOf(completion) } : {}),
  };
}

const messageOf = ({ text, toolCalls }: Choice) => ({
  role: 'assistant',
  content: text,
  refusal: null,
  ...(toolCalls.length > 0 ? { tool_calls: toolCalls.map(toolCallOf) } : {}),
});

const toolCallOf = ({ id, name, arguments: text }: ToolCall) => ({
  id,
  type: 'function',
  function: { name, arguments: text },
});
