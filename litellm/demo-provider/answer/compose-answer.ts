import type { ChatRequest } from '../chat/chat-request.ts';
import type { ToolCall } from '../chat/completion.ts';
import { lastUserText } from '../chat/conversation.ts';
import { withoutDirectives } from '../knobs/directives.ts';

/** Either the words of the answer or the tools it calls. */
export function composeAnswer(request: ChatRequest, _variant: number): string | ToolCall[] {
  return `[demo] You wrote: ${withoutDirectives(lastUserText(request.messages))}`;
}
