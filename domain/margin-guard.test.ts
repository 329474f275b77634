import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeMargin } from './margin-guard.ts';
import { nanoUsd } from './money.ts';

const isBelow = (price: bigint, cost: bigint, floorBasisPoints: number): boolean =>
  judgeMargin({ priceNanoUsd: nanoUsd(price), costNanoUsd: nanoUsd(cost), floorBasisPoints });

const amount = fc.bigInt({ min: 0n, max: 10n ** 24n });
const positive = fc.bigInt({ min: 1n, max: 10n ** 24n });
const floor = fc.integer({ min: -1_000_000, max: 10_000 });
const RUNS = { numRuns: 1_000 };

describe('the margin guard', () => {
  it.each([
    { price: 100n, cost: 79n, floor: 2_000, below: false, says: '21 % is above a floor of 20 %' },
    { price: 100n, cost: 80n, floor: 2_000, below: false, says: 'exactly the floor is not below it' },
    { price: 100n, cost: 81n, floor: 2_000, below: true, says: '19 % is below 20 %' },
    { price: 3n, cost: 2n, floor: 3_333, below: false, says: 'a third is not rounded down under 33.33 %' },
    { price: 3n, cost: 2n, floor: 3_334, below: true, says: 'nor up over 33.34 %' },
    { price: 100n, cost: 150n, floor: -5_000, below: false, says: 'a loss of half is accepted' },
    { price: 100n, cost: 151n, floor: -5_000, below: true, says: 'more than the accepted loss' },
    { price: 0n, cost: 1n, floor: -1_000_000, below: true, says: 'cost without a price is below every floor' },
    { price: 0n, cost: 0n, floor: 10_000, below: false, says: 'nothing spent and nothing charged' },
    { price: 100n, cost: 0n, floor: 10_000, below: false, says: 'a floor of 100 % allows no cost' },
    { price: 100n, cost: 1n, floor: 10_000, below: true, says: 'not even the least' },
  ])('$says', ({ price, cost, floor: floorBasisPoints, below }) => {
    expect(isBelow(price, cost, floorBasisPoints)).toBe(below);
  });

  it('never objects while nothing was spent', () => {
    fc.assert(
      fc.property(amount, floor, (price, floorBasisPoints) => !isBelow(price, 0n, floorBasisPoints)),
      RUNS,
    );
  });

  it('objects to more where it objected to less: more cost, less price or a higher floor', () => {
    fc.assert(
      fc.property(positive, amount, positive, amount, floor, floor, (cost, more, price, less, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const lower = less < price ? price - less : 0n;
        if (!isBelow(price, cost, low)) return true;
        return isBelow(price, cost + more, low) && isBelow(price, cost, high) && isBelow(lower, cost, low);
      }),
      RUNS,
    );
  });

  it('draws the line at the cost that leaves exactly the floor', () => {
    fc.assert(
      fc.property(positive, fc.integer({ min: 1, max: 10_000 }), (unit, share) => {
        const price = unit * 10_000n;
        const cost = unit * BigInt(share);
        const remains = 10_000 - share;
        return !isBelow(price, cost, remains) && isBelow(price, cost + 1n, remains);
      }),
      RUNS,
    );
  });
});
