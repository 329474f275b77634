import { expect, test } from 'vitest';
import { formatPercent, formatShare } from './percent.ts';

test('percents show the decimals that count, and one that is not known is not zero', () => {
  expect([12.5, 100, -1_234.567, 0, null].map(formatPercent)).toEqual(['12.5 %', '100 %', '-1,234.57 %', '0 %', '–']);
});

test('shares are shown in percent with one decimal', () => {
  expect([0.1254, 1, 0, null].map(formatShare)).toEqual(['12.5 %', '100 %', '0 %', '–']);
});
