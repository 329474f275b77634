import { expect, test } from 'vitest';
import { dayOf, daysAfter, formatSpan, spanOfDays } from './days.ts';

test('days are those of UTC', () => {
  expect(dayOf(new Date('2026-01-31T23:30:00-02:00'))).toBe('2026-02-01');
  expect([daysAfter('2026-02-28', 1), daysAfter('2026-01-01', -1)]).toEqual(['2026-03-01', '2025-12-31']);
});

test('the last day of a span is in it', () => {
  expect(spanOfDays('2026-01-01', '2026-01-31')).toEqual({ from: '2026-01-01', to: '2026-02-01' });
  expect(spanOfDays('', '2026-13-99')).toEqual({});
});

test('a span is told by its days, or by its moments where it is not of whole days', () => {
  expect(formatSpan('2026-01-31T00:00:00.000Z', '2026-02-01T00:00:00.000Z')).toBe('2026-01-31');
  expect(formatSpan('2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z')).toBe('2026-01-01 – 2026-01-31');
  expect(formatSpan('2026-01-31T00:00:00Z', '2026-01-31T12:30:00Z')).toBe('2026-01-31 00:00 – 2026-01-31 12:30');
});
