import { describe, expect, it } from 'vitest';
import { period } from './usage.ts';

const spanOf = (text: string) => {
  const { from, to } = period.parse(text);
  return [from.toISOString(), to.toISOString()].map((moment) => moment.slice(0, 10));
};

describe('a period', () => {
  it('is a year, a month or a day, in UTC', () => {
    expect(spanOf('2026')).toEqual(['2026-01-01', '2027-01-01']);
    expect(spanOf('2026-12')).toEqual(['2026-12-01', '2027-01-01']);
    expect(spanOf('2028-02')).toEqual(['2028-02-01', '2028-03-01']);
    expect(spanOf('2026-10-31')).toEqual(['2026-10-31', '2026-11-01']);
  });

  it.each(['', '26', '2026-13', '2026-1', '2026-02-30', '2026-01-01T00:00:00Z', 'today'])('is not %j', (text) => {
    expect(period.safeParse(text).error?.issues[0]?.message).toMatch(/^must be a year, month or day/);
  });
});
