import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginOfPeriod, firstPeriod, periodAt, refillPeriods } from './refills.ts';

const iso = (date: Date) => date.toISOString().slice(0, 10);
const moment = fc.date({
  min: new Date('2000-01-01T00:00:00Z'),
  max: new Date('2099-12-31T23:59:59Z'),
  noInvalidDate: true,
});
const clocks = fc.record({ period: fc.constantFrom(...refillPeriods), anchorAt: moment });

describe('the periods of a refill', () => {
  it('do not drift over the ends of months', () => {
    const clock = { period: 'monthly', anchorAt: new Date('2027-01-31T09:30:00Z') } as const;
    const begins = Array.from({ length: 14 }, (_, n) => iso(beginOfPeriod(clock, n)));
    expect(begins).toEqual([
      '2027-01-31',
      '2027-02-28',
      '2027-03-31',
      '2027-04-30',
      '2027-05-31',
      '2027-06-30',
      '2027-07-31',
      '2027-08-31',
      '2027-09-30',
      '2027-10-31',
      '2027-11-30',
      '2027-12-31',
      '2028-01-31',
      '2028-02-29',
    ]);
    expect(beginOfPeriod(clock, 13).toISOString()).toBe('2028-02-29T09:30:00.000Z');
  });

  it('begin on the anchor’s day, or on the last of a shorter month, at the anchor’s time of day', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 1_200 }), (anchorAt, n) => {
        const begin = beginOfPeriod({ period: 'monthly', anchorAt }, n);
        const months = begin.getUTCFullYear() * 12 + begin.getUTCMonth();
        expect(months).toBe(anchorAt.getUTCFullYear() * 12 + anchorAt.getUTCMonth() + n);
        const isLastOfMonth = new Date(begin.getTime() + 86_400_000).getUTCDate() === 1;
        expect(begin.getUTCDate() === anchorAt.getUTCDate() || isLastOfMonth).toBe(true);
        expect(begin.getUTCDate()).toBeLessThanOrEqual(anchorAt.getUTCDate());
        expect(begin.toISOString().slice(10)).toBe(anchorAt.toISOString().slice(10));
      }),
      { numRuns: 1_000 },
    );
  });

  it('hold every moment in exactly one period', () => {
    fc.assert(
      fc.property(clocks, moment, (clock, at) => {
        const n = periodAt(clock, at);
        expect(beginOfPeriod(clock, n).getTime()).toBeLessThanOrEqual(at.getTime());
        expect(beginOfPeriod(clock, n + 1).getTime()).toBeGreaterThan(at.getTime());
      }),
      { numRuns: 1_000 },
    );
  });

  it('begin with the anchor: period 0 at that very moment', () => {
    fc.assert(
      fc.property(clocks, (clock) => {
        expect(beginOfPeriod(clock, 0)).toEqual(clock.anchorAt);
        expect(periodAt(clock, clock.anchorAt)).toBe(0);
      }),
    );
  });

  it('are refilled from the one that runs when it is configured, not before the anchor', () => {
    const clock = { period: 'daily', anchorAt: new Date('2027-01-10T00:00:00Z') } as const;
    expect(firstPeriod(clock, new Date('2027-01-01T00:00:00Z'))).toBe(0);
    expect(firstPeriod(clock, new Date('2027-01-10T00:00:00Z'))).toBe(0);
    expect(firstPeriod(clock, new Date('2027-01-13T23:00:00Z'))).toBe(3);
  });
});
