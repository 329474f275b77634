import type { PriceRule } from './price-rule.ts';

type Tiers = NonNullable<PriceRule['tiers']>;

/**
 * What so many units cost that come after `before` others of the month, in micro-credits. Graduated: each unit at the
 * price of the step it falls in. Volume: all of them at the price of the step that the month has reached with them;
 * what was charged earlier in the month stays as it is.
 */
export function priceTiers({ mode, steps }: Tiers, before: bigint, units: bigint): bigint {
  if (mode === 'volume') {
    const reached = before + units;
    const step = steps.find(({ up_to: end }) => end === null || reached <= BigInt(end));
    return units * (step?.credits_per_unit ?? 0n);
  }
  let sum = 0n;
  let from = 0n;
  for (const { up_to: end, credits_per_unit: price } of steps) {
    const to = end === null ? before + units : BigInt(end);
    sum += overlap(from, to, before, before + units) * price;
    from = to;
  }
  return sum;
}

const overlap = (from: bigint, to: bigint, start: bigint, end: bigint): bigint => {
  const low = from > start ? from : start;
  const high = to < end ? to : end;
  return high > low ? high - low : 0n;
};
