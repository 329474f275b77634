import type { ModelReply, ModelRequest } from '../model-calls.ts';
import { readFormat } from './reply-format.ts';

/**
 * What of a reply does not keep to the `response_format` of its request, or null. Refusals, tool calls and replies that
 * were cut off by a limit are for the caller to judge, as with OpenAI.
 */
export function checkReply(request: ModelRequest, { choices }: ModelReply): string | null {
  const check = readFormat(request['response_format']);
  if (!check) return null;
  for (const { finishReason, message } of choices) {
    const isOther = message.refusal !== null || message.toolCalls.length > 0;
    if (isOther || finishReason === 'length' || finishReason === 'content_filter') continue;
    const misfit = check(message.content ?? '');
    if (misfit) return misfit;
  }
  return null;
}
