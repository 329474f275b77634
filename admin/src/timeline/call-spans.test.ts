import { expect, test } from 'vitest';
import { axisOf, spanOf } from './call-spans.ts';

const at = (seconds: number): string => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds)).toISOString();
const call = (from: number, to: number | null, latency_ms: number | null = null) => ({
  created_at: at(from),
  finished_at: to === null ? null : at(to),
  latency_ms,
});
const nowMs = Date.parse(at(20));

test('the axis of a closed job ends with it', () => {
  const job = { created_at: at(0), completed_at: at(10) };
  expect(axisOf(job, [call(1, 5)], nowMs)).toEqual({ startMs: Date.parse(at(0)), lengthMs: 10_000 });
});

test('the axis of an open job goes on to now', () => {
  expect(axisOf({ created_at: at(0), completed_at: null }, [call(1, null)], nowMs).lengthMs).toBe(20_000);
});

test('a call lies where it was, and shows for how much of it a model answered', () => {
  const axis = axisOf({ created_at: at(0), completed_at: at(10) }, [], nowMs);
  expect(spanOf(call(2, 6, 1_000), axis, nowMs)).toEqual({
    startPercent: 20,
    widthPercent: 40,
    modelPercent: 25,
    durationMs: 4_000,
  });
});

test('a call of no time can be seen, also at the very end', () => {
  const axis = axisOf({ created_at: at(0), completed_at: at(10) }, [], nowMs);
  const { startPercent, widthPercent } = spanOf(call(10, 10), axis, nowMs);
  expect(widthPercent).toBeGreaterThan(0.5);
  expect(startPercent + widthPercent).toBeLessThanOrEqual(100);
});
