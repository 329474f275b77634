import { createHash } from 'node:crypto';
import { countTokens } from '../text/tokens.ts';

export type ToolCall = { readonly id: string; readonly name: string; readonly arguments: string };
export type FinishReason = 'stop' | 'length' | 'tool_calls';
export type Choice = {
  readonly text: string | null;
  readonly toolCalls: readonly ToolCall[];
  readonly finishReason: FinishReason;
};

/** One finished answer, before it is told whole or in chunks. */
export type Completion = {
  readonly id: string;
  readonly createdAtSeconds: number;
  readonly model: string;
  readonly choices: readonly Choice[];
  readonly promptTokens: number;
};

const tokensOfChoice = ({ text, toolCalls }: Choice): number =>
  toolCalls.reduce((sum, call) => sum + countTokens(call.name) + countTokens(call.arguments), countTokens(text ?? ''));

/** Tells whether a reply is the one that was given, without keeping it. */
export function digestOf({ choices: [first] }: Completion): string {
  const parts = [first?.text ?? '', ...(first?.toolCalls ?? []).map((call) => call.arguments)];
  return createHash('sha256').update(parts.join('')).digest('hex');
}

export function usageOf({ choices, promptTokens }: Completion) {
  const completionTokens = choices.reduce((sum, choice) => sum + tokensOfChoice(choice), 0);
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
    prompt_tokens_details: { cached_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: 0 },
  };
}
