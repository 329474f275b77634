import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { microCredits, nanoUsd } from '../money.ts';
import type { CallFacts } from './price-job.ts';
import { shareCharge } from './share-charge.ts';

const calls = (costs: readonly (bigint | null)[]): CallFacts[] =>
  costs.map((cost, place) => ({
    callId: `${place}`,
    alias: 'fast',
    delivered: true,
    promptTokens: 1,
    completionTokens: 1,
    cached: false,
    costNanoUsd: cost === null ? null : nanoUsd(cost),
  }));
const share = (charged: bigint, costs: readonly (bigint | null)[], parts: readonly bigint[] = []) => [
  ...shareCharge(microCredits(charged), calls(costs), new Map(parts.map((part, place) => [`${place}`, part]))).values(),
];

describe('a charge over calls', () => {
  it('goes by what each added, else by cost, else equally', () => {
    expect(share(10n, [9n, 1n], [1n, 4n])).toEqual([2n, 8n]);
    expect(share(10n, [9n, 1n])).toEqual([9n, 1n]);
    expect(share(10n, [null, null])).toEqual([5n, 5n]);
  });

  it('gives what does not divide to the largest remainders, the earlier first', () => {
    expect(share(11n, [null, null, null])).toEqual([4n, 4n, 3n]);
    expect(share(10n, [], [])).toEqual([]);
  });

  it('loses nothing and gives no call more than one micro-credit beyond its part', () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 15n }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), weights, (charged, parts) => {
        const shares = share(charged, parts, parts);
        expect(shares.reduce((sum, one) => sum + one, 0n)).toBe(charged);
        const total = parts.reduce((sum, part) => sum + part, 0n);
        if (total === 0n) return;
        shares.forEach((one, place) => {
          const floor = (charged * (parts[place] ?? 0n)) / total;
          expect(one === floor || one === floor + 1n).toBe(true);
        });
      }),
      { numRuns: 1_000 },
    );
  });
});
