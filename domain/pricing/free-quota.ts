import type { MonthQuantities } from './month-quantities.ts';
import type { PriceRule } from './price-rule.ts';
import type { CallFacts } from './price-terms.ts';

/** What a job adds to its team's month. */
export const quantitiesOf = (delivered: readonly CallFacts[]): MonthQuantities => ({
  jobs: 1n,
  calls: BigInt(delivered.length),
  tokens: delivered.reduce((sum, call) => sum + BigInt(call.promptTokens) + BigInt(call.completionTokens), 0n),
});

/** The part of a job beyond its rule's free quota, as a fraction: all of a price but its minimum is multiplied by it. */
export type Share = { readonly charged: bigint; readonly of: bigint };

const whole: Share = { charged: 1n, of: 1n };

/** The quota is used up first. A job that adds nothing to the quantity is outside of it. */
export function chargeableShare(rule: PriceRule, before: MonthQuantities | null, adds: MonthQuantities): Share {
  if (!rule.free_quota) return whole;
  const { quantity, amount } = rule.free_quota;
  const used = adds[quantity];
  if (used === 0n) return whole;
  const left = BigInt(amount) - (before?.[quantity] ?? 0n);
  if (left <= 0n) return whole;
  return { charged: left >= used ? 0n : used - left, of: used };
}
