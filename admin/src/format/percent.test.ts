import { expect, test } from 'vitest';
import { formatPercent } from './percent.ts';

test('percents show the decimals that count, and one that is not known is not zero', () => {
  expect([12.5, 100, -1_234.567, 0, null].map(formatPercent)).toEqual(['12.5 %', '100 %', '-1,234.57 %', '0 %', '–']);
});
