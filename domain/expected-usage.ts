import { costOfTokens, type TokenPrice } from './call-cost.ts';
import { type CallRequest, isEmbedding } from './model-calls.ts';
import type { MicroCredits, NanoUsd } from './money.ts';

/** What the lately completed jobs of a type and team came to. */
export type LearnedUsage = {
  /** What 90 of 100 of them did not exceed: with 95, holds are 1.6 times the charge in the median, with 90 1.45 (`npm run bench -- holds`). */
  readonly charged: MicroCredits;
  /** Means of their delivered calls. */
  readonly completionTokens: number;
  readonly costNanoUsd: NanoUsd;
};

export type ExpectedUsage = {
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly costNanoUsd: NanoUsd | null;
};

/** English text has about four characters a token with every provider's tokenizer; only a hold depends on it, never a bill. */
const CHARACTERS_PER_TOKEN = 4;
/** A paragraph or two, for a team that has not made such calls yet. */
const FIRST_COMPLETION_TOKENS = 300;

/** What a call will probably use: its own prompt, and a reply as long as its team's calls usually get. */
export function expectUsage(
  request: CallRequest,
  learned: LearnedUsage | null,
  price: TokenPrice | null,
): ExpectedUsage {
  const characters = isEmbedding(request) ? request.input.join('').length : countCharacters(request.messages);
  const promptTokens = Math.ceil(characters / CHARACTERS_PER_TOKEN);
  const completionTokens = Math.min(learned?.completionTokens ?? FIRST_COMPLETION_TOKENS, completionLimit(request));
  const costNanoUsd = price ? costOfTokens({ promptTokens, completionTokens }, price) : (learned?.costNanoUsd ?? null);
  return { promptTokens, completionTokens, costNanoUsd };
}

/** The most tokens that a reply may have: an embedding has none. */
function completionLimit(request: CallRequest): number {
  if (isEmbedding(request)) return 0;
  return typeof request['max_tokens'] === 'number' ? request['max_tokens'] : Number.POSITIVE_INFINITY;
}

/** The text of messages, without images and sounds. */
function countCharacters(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((total: number, part) => total + countCharacters(part), 0);
  if (typeof value !== 'object' || value === null) return 0;
  const { content, text } = value as { content?: unknown; text?: unknown };
  return lengthOf(content) + lengthOf(text) + countCharacters(content);
}

const lengthOf = (value: unknown): number => (typeof value === 'string' ? value.length : 0);
