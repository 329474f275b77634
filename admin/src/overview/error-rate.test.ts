import { expect, test } from 'vitest';
import { errorRate } from './error-rate.ts';

test('weighs hours by their calls', () => {
  expect(
    errorRate([
      { failed_calls: 1, successful_calls: 1 },
      { failed_calls: 0, successful_calls: 8 },
    ]),
  ).toBe(0.1);
});

test('is unknown without calls', () => {
  expect(errorRate([{ failed_calls: 0, successful_calls: 0 }])).toBeNull();
});
