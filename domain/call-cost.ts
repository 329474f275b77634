import { divideRoundingUp, type NanoUsd, nanoUsd, usdToNano } from './money.ts';

/** Who counted the tokens: the provider, or we with a tokenizer when it did not tell. */
export type UsageSource = 'provider' | 'estimated';

export type Usage = { readonly promptTokens: number; readonly completionTokens: number };

/** Prices are per million tokens: that is how providers publish them, and it keeps them whole numbers. */
export type TokenPrice = { readonly input: NanoUsd; readonly output: NanoUsd };

export type CallCost =
  | { readonly source: 'litellm' | 'alias_price' | 'cache'; readonly nanoUsd: NanoUsd }
  | { readonly source: 'unpriced'; readonly nanoUsd: null };

const TOKENS_PER_PRICE = 1_000_000n;

/**
 * What a call cost us. LiteLLM's own figure comes first (it knows caching tiers); a zero from it means that it
 * has no price, so the alias's price counts, and without one the call is flagged unpriced, never free.
 */
export function costOfCall(reported: NanoUsd | null, usage: Usage | null, price: TokenPrice | null): CallCost {
  if (reported !== null && reported > 0n) return { source: 'litellm', nanoUsd: reported };
  if (usage && price) return { source: 'alias_price', nanoUsd: costOfTokens(usage, price) };
  return { source: 'unpriced', nanoUsd: null };
}

/** LiteLLM's figure in dollars. One that nobody can read must not lose the reply it came with: it counts as none. */
export function readReportedCost(reported: string | null): NanoUsd | null {
  if (reported === null) return null;
  try {
    return usdToNano(reported);
  } catch {
    return null;
  }
}

/** Tokens × price, rounded up once at the end: a call never costs less than the provider bills for it. */
export function costOfTokens(usage: Usage, price: TokenPrice): NanoUsd {
  const input = BigInt(usage.promptTokens) * price.input;
  const output = BigInt(usage.completionTokens) * price.output;
  return nanoUsd(divideRoundingUp(input + output, TOKENS_PER_PRICE));
}
