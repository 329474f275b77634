import { countTokens } from '../text/tokens.ts';
import type { ChatRequest } from './chat-request.ts';
import { countImages, textOf } from './conversation.ts';

const TOKENS_PER_MESSAGE = 4;
const TOKENS_PER_IMAGE = 85;

/** The demo's rule for a prompt: its text, 4 tokens a message, 85 an image, and tools and schemas as their JSON. */
export function countPromptTokens({ messages, tools, response_format: format }: ChatRequest): number {
  let tokens = countImages(messages) * TOKENS_PER_IMAGE;
  for (const message of messages) {
    tokens += TOKENS_PER_MESSAGE + countTokens(textOf(message));
    if (message.tool_calls) tokens += countTokens(JSON.stringify(message.tool_calls));
  }
  if (tools) tokens += countTokens(JSON.stringify(tools));
  if (format?.type === 'json_schema') tokens += countTokens(JSON.stringify(format.json_schema));
  return tokens;
}
