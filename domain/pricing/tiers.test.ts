import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PriceRule, priceRule } from './price-rule.ts';
import { priceTiers } from './tiers.ts';

type Tiers = NonNullable<PriceRule['tiers']>;

const steps = [
  { up_to: 10, credits_per_unit: 1 },
  { up_to: 100, credits_per_unit: 0.5 },
  { up_to: null, credits_per_unit: 0.1 },
];
const tiersOf = (mode: string, all: readonly object[] = steps): Tiers =>
  priceRule.parse({ name: 'r', tiers: { mode, quantity: 'calls', steps: all } }).tiers as Tiers;

describe('tiers', () => {
  it.each([
    [0n, 10n, 10_000_000n],
    [8n, 4n, 3_000_000n],
    [0n, 101n, 55_100_000n],
    [200n, 5n, 500_000n],
  ])('graduated: after %d, %d more cost %d micro-credits', (before, units, expected) => {
    expect(priceTiers(tiersOf('graduated'), before, units)).toBe(expected);
  });

  it.each([
    [0n, 10n, 10_000_000n],
    [8n, 4n, 2_000_000n],
    [0n, 101n, 10_100_000n],
  ])('volume: after %d, %d more cost %d micro-credits', (before, units, expected) => {
    expect(priceTiers(tiersOf('volume'), before, units)).toBe(expected);
  });

  it('graduated: a month costs the same however it is cut into jobs', () => {
    const amounts = fc.array(fc.bigInt({ min: 0n, max: 80n }), { maxLength: 12 });
    fc.assert(
      fc.property(amounts, (slices) => {
        const tiers = tiersOf('graduated');
        let before = 0n;
        let sum = 0n;
        for (const units of slices) {
          sum += priceTiers(tiers, before, units);
          before += units;
        }
        expect(sum).toBe(priceTiers(tiers, 0n, before));
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    [[{ up_to: 10, credits_per_unit: 1 }], /last step/],
    [[{ up_to: null, credits_per_unit: 1 }, ...steps.slice(2)], /last step/],
    [[{ up_to: 10, credits_per_unit: 1 }, ...steps], /more than the one before/],
  ])('refuses steps that leave a gap or overlap', (all, message) => {
    expect(() => tiersOf('graduated', all)).toThrow(message);
  });
});
