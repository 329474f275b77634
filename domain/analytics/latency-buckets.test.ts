import { describe, expect, it } from 'vitest';
import { LATENCY_BOUNDS_MS, latencyPercentile } from './latency-buckets.ts';

const bucketOf = (milliseconds: number): number => LATENCY_BOUNDS_MS.filter((bound) => milliseconds >= bound).length;

function histogram(latencies: readonly number[]): number[] {
  const counts = Array.from({ length: LATENCY_BOUNDS_MS.length + 1 }, () => 0);
  for (const latency of latencies) counts[bucketOf(latency)] = (counts[bucketOf(latency)] ?? 0) + 1;
  return counts;
}

describe('latency percentiles', () => {
  it('are unknown without calls', () => {
    expect(latencyPercentile([], 95)).toBeNull();
    expect(latencyPercentile(histogram([]), 95)).toBeNull();
  });

  it('lie within the bucket that the true one is in', () => {
    const latencies = Array.from({ length: 1_000 }, (_, place) => 20 + place * 7);
    for (const percent of [1, 50, 90, 95, 99, 100]) {
      const truth = latencies[Math.ceil((percent / 100) * latencies.length) - 1] ?? 0;
      const found = latencyPercentile(histogram(latencies), percent) ?? 0;
      const bucket = bucketOf(truth);
      expect(found).toBeGreaterThanOrEqual(LATENCY_BOUNDS_MS[bucket - 1] ?? 0);
      expect(found).toBeLessThanOrEqual(LATENCY_BOUNDS_MS[bucket] ?? Number.POSITIVE_INFINITY);
    }
  });

  it('are the last bound when calls took longer than that', () => {
    expect(latencyPercentile(histogram([900_000, 900_000]), 95)).toBe(300_000);
  });

  it('have bounds that grow', () => {
    expect([...LATENCY_BOUNDS_MS].sort((one, other) => one - other)).toEqual(LATENCY_BOUNDS_MS);
  });
});
