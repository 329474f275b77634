import { randomUUID } from 'node:crypto';
import { composeAnswer } from '../answer/compose-answer.ts';
import type { Directives } from '../knobs/directives.ts';
import { fitText } from '../text/fit-text.ts';
import type { ChatRequest } from './chat-request.ts';
import type { Choice, Completion } from './completion.ts';
import { limitText } from './limit-text.ts';

type Asked = { readonly request: ChatRequest; readonly directives: Directives; readonly promptTokens: number };

/** The whole answer to a request: the same for the same request, unless it asks to vary. */
export function composeCompletion({ request, directives, promptTokens }: Asked): Completion {
  const seed = Math.abs(request.seed ?? 0);
  const choices = Array.from({ length: request.n ?? 1 }, (_, index) => choose(request, directives, seed + index));
  return {
    id: `chatcmpl-${randomUUID()}`,
    createdAtSeconds: Math.floor(Date.now() / 1_000),
    model: request.model,
    choices,
    promptTokens,
  };
}

function choose(request: ChatRequest, directives: Directives, variant: number): Choice {
  const answer = directives.say ?? composeAnswer(request, variant);
  if (typeof answer !== 'string') return { text: null, toolCalls: answer, finishReason: 'tool_calls' };
  const { text, finishReason } = limitText(adjust(answer, directives), request);
  return { text, toolCalls: [], finishReason };
}

function adjust(answer: string, { vary, tokens, 'invalid-json': invalid }: Directives): string {
  const varied = vary ? `${randomUUID()} ${answer}` : answer;
  const fitted = tokens === undefined ? varied : fitText(varied, tokens);
  return invalid ? fitted.slice(0, fitted.length / 2) : fitted;
}
