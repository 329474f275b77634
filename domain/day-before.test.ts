import { describe, expect, it } from 'vitest';
import { dayBefore } from './day-before.ts';

describe('the day before', () => {
  it.each([
    ['2026-03-01T00:00:00.000Z', '2026-02-28', '2026-03-01'],
    ['2026-03-01T23:59:59.999Z', '2026-02-28', '2026-03-01'],
    ['2028-03-01T02:10:00.000Z', '2028-02-29', '2028-03-01'],
    ['2027-01-01T01:30:00.000+02:00', '2026-12-30', '2026-12-31'],
  ])('%s is from %s to %s', (moment, from, to) => {
    expect(dayBefore(new Date(moment))).toEqual({ from: `${from}T00:00:00.000Z`, to: `${to}T00:00:00.000Z` });
  });
});
