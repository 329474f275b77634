import { type MicroCredits, microCredits } from '../money.ts';
import type { CallFacts } from './price-terms.ts';

/**
 * Divides a job's charge over its delivered calls so that nothing is lost: by what each added to the price, else by
 * what it cost, else equally. What does not divide goes to the largest remainders, the earlier call first.
 */
export function shareCharge(
  charged: MicroCredits,
  delivered: readonly CallFacts[],
  parts: ReadonlyMap<string, bigint>,
): ReadonlyMap<string, MicroCredits> {
  const weights = weightsOf(delivered, parts);
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total === 0n) return new Map();
  const shares = weights.map((weight) => (charged * weight) / total);
  const left = charged - shares.reduce((sum, share) => sum + share, 0n);
  const byRemainder = weights
    .map((weight, place) => ({ place, remainder: (charged * weight) % total }))
    .sort((a, b) => (a.remainder === b.remainder ? a.place - b.place : a.remainder > b.remainder ? -1 : 1));
  const rounded = new Set(byRemainder.slice(0, Number(left)).map(({ place }) => place));
  return new Map(
    delivered.map(({ callId }, place) => [
      callId,
      microCredits((shares[place] ?? 0n) + (rounded.has(place) ? 1n : 0n)),
    ]),
  );
}

function weightsOf(delivered: readonly CallFacts[], parts: ReadonlyMap<string, bigint>): bigint[] {
  const priced = delivered.map(({ callId }) => parts.get(callId) ?? 0n);
  if (priced.some((part) => part > 0n)) return priced;
  const costs = delivered.map(({ costNanoUsd }) => costNanoUsd ?? 0n);
  if (costs.some((cost) => cost > 0n)) return costs;
  return delivered.map(() => 1n);
}
