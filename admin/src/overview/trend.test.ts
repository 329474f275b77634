import { expect, test } from 'vitest';
import { formatTrend, trendPercent } from './trend.ts';

test.each([
  [120, 100, '+20 %'],
  [80, 100, '−20 %'],
  [100, 100, 'as before'],
  [-5, -10, '+50 %'],
  [500, 1, '+over 1,000 %'],
  [5, 0, 'nothing before to compare with'],
  [null, 3, 'nothing before to compare with'],
])('%s after %s is %s', (now, before, text) => {
  expect(formatTrend(trendPercent(now, before))).toBe(text);
});
