import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstHold, neededHold } from './holds.ts';
import { type MicroCredits, microCredits } from './money.ts';

const amounts = fc.bigInt({ min: 0n, max: 10n ** 15n }).map(microCredits);
const runs = { numRuns: 1_000 };
const none = { isFixed: false, learned: null, maximum: null };

describe('firstHold', () => {
  it('is the price where the price is fixed, whatever was learned', () => {
    const hold = firstHold(microCredits(5n), { isFixed: true, learned: microCredits(90n), maximum: null });
    expect(hold).toEqual({ estimate: 5n, minimum: 5n });
  });

  it('is what such jobs have lately cost, and the least they can cost before there was one', () => {
    expect(firstHold(microCredits(5n), { ...none, learned: microCredits(90n) })).toEqual({
      estimate: 90n,
      minimum: 5n,
    });
    expect(firstHold(microCredits(5n), none)).toEqual({ estimate: 5n, minimum: 5n });
  });

  it('is never below the least, never above the job’s maximum, and needs no more than it wants', () => {
    fc.assert(
      fc.property(amounts, fc.boolean(), fc.option(amounts), fc.option(amounts), (least, isFixed, learned, maximum) => {
        const { estimate, minimum } = firstHold(least, { isFixed, learned, maximum });
        expect(minimum).toBe(smaller(least, maximum));
        expect(estimate).toBeGreaterThanOrEqual(minimum);
        if (maximum !== null) expect(estimate).toBeLessThanOrEqual(maximum);
      }),
      runs,
    );
  });
});

describe('neededHold', () => {
  it('wants a quarter more than is expected, rounded up', () => {
    expect(neededHold(microCredits(10n), null)).toEqual({ least: 10n, wanted: 13n });
  });

  it('wants at least what it needs and never more than the job may cost', () => {
    fc.assert(
      fc.property(amounts, fc.option(amounts), (expected, maximum) => {
        const { least, wanted } = neededHold(expected, maximum);
        expect(least).toBe(smaller(expected, maximum));
        expect(wanted).toBeGreaterThanOrEqual(least);
        if (maximum !== null) expect(wanted).toBeLessThanOrEqual(maximum);
      }),
      runs,
    );
  });
});

const smaller = (amount: MicroCredits, maximum: MicroCredits | null): MicroCredits =>
  maximum !== null && maximum < amount ? maximum : amount;
