import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateCustom, explainExpression } from './custom-price.ts';

const variables = {
  cost_usd: '0.002',
  calls: '3',
  prompt_tokens: '1000',
  completion_tokens: '500',
  tokens: '1500',
  duration_seconds: '12',
};
const MICRO = 1_000_000n;

describe('a custom expression', () => {
  it.each([
    ['0.1 + 0.2', 300_000n * MICRO],
    ['max(1, metadata.pages * 0.05)', 2_000_000n * MICRO],
    ['calls > 2 and tokens <= 1500 ? 5 : 1', 5_000_000n * MICRO],
    ['ceil(duration_seconds / 5) * 0.5', 1_500_000n * MICRO],
    ['1 / 3', 333_333_333_333n],
    ['2 / 3', 666_666_666_667n],
    ['metadata.missing + 1', 1_000_000n * MICRO],
    ['metadata.text + 1', 1_000_000n * MICRO],
  ])('%s', (expression, expected) => {
    expect(explainExpression(expression)).toBeNull();
    expect(evaluateCustom(expression, variables, { pages: 40, text: 'x' })).toBe(expected);
  });

  it('adds whole numbers of any size without loss', () => {
    const whole = fc.integer({ min: 0, max: 400_000_000 });
    fc.assert(
      fc.property(whole, whole, (a, b) => {
        expect(evaluateCustom(`${a} + metadata.b`, variables, { b })).toBe(BigInt(a + b) * 10n ** 12n);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([['calls - 10'], ['1 / (calls - 3)'], ['cost_usd * 10000000000000']])(
    '%s: gives no price where it gives no number of zero or more',
    (expression) => {
      expect(evaluateCustom(expression, variables, {})).toBeNull();
    },
  );

  it.each([
    ['import("fs")', 'does not know "import"'],
    ['cost', 'does not know "cost"; it may use cost_usd'],
    ['x = 1', 'may not use'],
    ['f(x) = x', 'may not use'],
    ['[1, 2]', 'may not use'],
    ['"a"', 'may hold only numbers'],
    ['calls ^ 99', 'may not use "^"'],
    ['calls!', 'may not use "!"'],
    ['random()', 'does not know "random"'],
    ['metadata["constructor"].x', 'metadata is read as metadata.name'],
    ['metadata.a.b', 'metadata is read as metadata.name'],
    ['max', 'does not know "max"'],
    ['0 - 1', 'zero or more'],
    ['1 +', 'Unexpected end'],
    ['1; 2', 'may not use'],
  ])('%s is refused', (expression, message) => {
    expect(explainExpression(expression)).toContain(message);
  });

  it('reads nothing but a job’s own metadata', () => {
    expect(evaluateCustom('metadata.constructor + 1', variables, {})).toBe(1_000_000n * MICRO);
  });
});
