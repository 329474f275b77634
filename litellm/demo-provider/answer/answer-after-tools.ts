import type { ChatMessage } from '../chat/chat-request.ts';
import { textOf } from '../chat/conversation.ts';

const MAX_RESULT_CHARACTERS = 600;

/** An answer made of what the tools said since the model last asked them. */
export function answerAfterTools(messages: readonly ChatMessage[]): string {
  const asked = messages.findLastIndex(({ role }) => role === 'assistant');
  const calls = new Map(messages[asked]?.tool_calls?.map((call) => [call.id, call.function.name]));
  return messages
    .slice(asked + 1)
    .filter(({ role }) => role === 'tool')
    .map((result) => `${calls.get(result.tool_call_id ?? '') ?? 'The tool'} says: ${excerpt(textOf(result))}`)
    .join('\n');
}

const excerpt = (text: string): string => text.slice(0, MAX_RESULT_CHARACTERS);
