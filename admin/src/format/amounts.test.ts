import { expect, test } from 'vitest';
import { formatCount, formatCredits, formatUsd, formatUsdShortly } from './amounts.ts';

test('credits show every decimal that counts and no other', () => {
  expect(formatCredits(1_234.25)).toBe('1,234.25');
  expect(formatCredits(1_000)).toBe('1,000');
  expect(formatCredits(0.000_001)).toBe('0.000001');
});

test('dollars show cents, and enough decimals that a cheap call is not free', () => {
  expect(formatUsd(1_234.5)).toBe('$1,234.50');
  expect(formatUsd(0.0125)).toBe('$0.0125');
  expect(formatUsd(0.000_013_5)).toBe('$0.0000135');
  expect(formatUsd(0)).toBe('$0.00');
});

test('a loss is a negative amount', () => {
  expect(formatUsd(-12.5)).toBe('-$12.50');
});

test('sums show cents, and that what is less is not nothing', () => {
  expect([1_234.567, 0.004, -0.004, 0].map(formatUsdShortly)).toEqual(['$1,234.57', '<$0.01', '−<$0.01', '$0.00']);
});

test('what is not known is not zero', () => {
  expect([formatCredits(null), formatUsd(null), formatCount(undefined)]).toEqual(['–', '–', '–']);
});
