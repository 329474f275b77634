import { randomUUID } from 'node:crypto';
import type { ChatRequest } from '../chat/chat-request.ts';
import type { ToolCall } from '../chat/completion.ts';
import { countImages, lastUserText, textOf } from '../chat/conversation.ts';
import { withoutDirectives } from '../knobs/directives.ts';
import { fillSchema } from '../schema/fill-schema.ts';
import { answerAfterTools } from './answer-after-tools.ts';
import { answerTask } from './answer-task.ts';
import { chooseTool } from './choose-tool.ts';
import { describeAsJson } from './describe-as-json.ts';
import { readTask } from './read-task.ts';
import { replyToChat } from './reply-to-chat.ts';

const MARK = '[demo]';

/** Either the words of the answer, marked as a demo's unless they must be JSON, or the tools it calls. */
export function composeAnswer(request: ChatRequest, variant: number): string | ToolCall[] {
  const { messages, response_format: format } = request;
  const message = withoutDirectives(lastUserText(messages));
  const isAfterTools = messages.at(-1)?.role === 'tool';
  const tool = isAfterTools ? undefined : chooseTool(request, message);
  if (tool) {
    const filled = fillSchema(tool.function.parameters ?? {}, message);
    return [{ id: `call_${randomUUID()}`, name: tool.function.name, arguments: JSON.stringify(filled ?? {}) }];
  }
  const text = isAfterTools ? answerAfterTools(messages) : message;
  if (format?.type === 'json_schema')
    return JSON.stringify(fillSchema(format.json_schema.schema, readTask('', text).text));
  if (format?.type === 'json_object') return JSON.stringify(describeAsJson(readTask(systemText(request), text)));
  return `${MARK} ${isAfterTools ? text : answerMessage(request, message, variant)}`;
}

function answerMessage(request: ChatRequest, message: string, variant: number): string {
  const { messages } = request;
  const earlier = messages
    .filter(({ role }) => role === 'user')
    .slice(0, -1)
    .map(textOf);
  const images = countImages(messages.slice(-1));
  return (
    answerTask(readTask(systemText(request), message), variant) ?? replyToChat({ message, earlier, images, variant })
  );
}

const systemText = ({ messages }: ChatRequest): string =>
  messages
    .filter(({ role }) => role === 'system' || role === 'developer')
    .map(textOf)
    .join('\n');
