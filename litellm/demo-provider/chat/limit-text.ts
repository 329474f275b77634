import { splitTokens } from '../text/tokens.ts';
import type { ChatRequest } from './chat-request.ts';
import type { FinishReason } from './completion.ts';

type Limited = { readonly text: string; readonly finishReason: FinishReason };

/** Ends a text before its first stop sequence, or after as many tokens as the caller allows. */
export function limitText(
  text: string,
  request: Pick<ChatRequest, 'stop' | 'max_tokens' | 'max_completion_tokens'>,
): Limited {
  const stopped = text.slice(0, endBefore(text, [request.stop ?? []].flat()));
  const maxTokens = request.max_completion_tokens ?? request.max_tokens;
  if (!maxTokens || stopped.length <= maxTokens) return { text: stopped, finishReason: 'stop' };
  const tokens = splitTokens(stopped);
  if (tokens.length <= maxTokens) return { text: stopped, finishReason: 'stop' };
  return { text: tokens.slice(0, maxTokens).join(''), finishReason: 'length' };
}

function endBefore(text: string, stops: readonly string[]): number {
  const found = stops.filter((stop) => stop !== '').map((stop) => text.indexOf(stop));
  return Math.min(text.length, ...found.filter((index) => index >= 0));
}
