import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costOfCall, costOfTokens, readReportedCost, type TokenPrice, type Usage } from './call-cost.ts';
import { nanoUsd } from './money.ts';

const runs = { numRuns: 2_000 };
const price: TokenPrice = { input: nanoUsd(150_000_000n), output: nanoUsd(600_000_000n) };
const usage: Usage = { promptTokens: 1_000, completionTokens: 500 };

const tokens = fc.integer({ min: 0, max: 10_000_000 });
const usages = fc.record({ promptTokens: tokens, completionTokens: tokens });
const nanos = fc.bigInt({ min: 0n, max: 10n ** 15n }).map(nanoUsd);
const prices = fc.record({ input: nanos, output: nanos });

describe('costOfTokens', () => {
  it('prices prompt and completion tokens separately', () => {
    expect(costOfTokens(usage, price)).toBe(450_000n);
  });

  it('rounds a fraction of a nano-dollar up', () => {
    expect(costOfTokens({ promptTokens: 1, completionTokens: 0 }, { ...price, input: nanoUsd(1n) })).toBe(1n);
  });

  it('is nothing when no tokens were used', () => {
    expect(costOfTokens({ promptTokens: 0, completionTokens: 0 }, price)).toBe(0n);
  });

  it('rounds once for the whole call, and by less than a nano-dollar', () => {
    fc.assert(
      fc.property(usages, prices, (used, each) => {
        const exact = BigInt(used.promptTokens) * each.input + BigInt(used.completionTokens) * each.output;
        const cost = costOfTokens(used, each);
        expect(cost * 1_000_000n).toBeGreaterThanOrEqual(exact);
        expect((cost - 1n) * 1_000_000n).toBeLessThan(exact);
      }),
      runs,
    );
  });
});

describe('costOfCall', () => {
  it('believes LiteLLM before the alias’s price', () => {
    expect(costOfCall(readReportedCost('1.35e-05'), usage, price)).toEqual({ source: 'litellm', nanoUsd: 13_500n });
  });

  it.each([null, '0', '0.0', '0e-07'])('takes the alias’s price when LiteLLM says %s', (reported) => {
    expect(costOfCall(readReportedCost(reported), usage, price)).toEqual({ source: 'alias_price', nanoUsd: 450_000n });
  });

  it.each(['', 'None', 'nan', '-0.002'])(
    'takes the alias’s price when LiteLLM says "%s", which is no cost',
    (reported) => {
      expect(costOfCall(readReportedCost(reported), usage, price)).toEqual({
        source: 'alias_price',
        nanoUsd: 450_000n,
      });
    },
  );

  it('flags a call that nobody has a price for', () => {
    expect(costOfCall(readReportedCost('0.0'), usage, null)).toEqual({ source: 'unpriced', nanoUsd: null });
  });

  it('flags a call whose usage is unknown rather than calling it free', () => {
    expect(costOfCall(null, null, price)).toEqual({ source: 'unpriced', nanoUsd: null });
  });

  it('is nothing only where the operator’s own price makes it so', () => {
    const reports = fc.oneof(
      fc.constant(null),
      fc.constantFrom('0.0', 'nan', '1e-12'),
      fc.double({ min: 0, noNaN: true }).map(String),
    );
    fc.assert(
      fc.property(reports, fc.option(usages), fc.option(prices), (reported, used, each) => {
        const cost = costOfCall(readReportedCost(reported), used, each);
        if (cost.nanoUsd !== 0n) return;
        expect(cost.source).toBe('alias_price');
        expect(used && each && costOfTokens(used, each)).toBe(0n);
      }),
      runs,
    );
  });
});
