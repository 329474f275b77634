/**
 * Where the buckets of the latency histogram end, in milliseconds; one more bucket holds what took longer. The database's
 * `latency_bucket` has the same bounds.
 */
export const LATENCY_BOUNDS_MS = [
  10, 25, 50, 75, 100, 150, 200, 250, 300, 400, 500, 650, 800, 1_000, 1_300, 1_600, 2_000, 2_600, 3_300, 4_200, 5_300,
  6_700, 8_500, 11_000, 14_000, 18_000, 25_000, 40_000, 60_000, 120_000, 300_000,
] as const;

const WHOLE = 100;

/**
 * The latency that `percent` of the calls do not exceed, or null without calls. It is exact to the bucket and taken as
 * evenly spread within it; what is beyond the last bound counts as the last bound.
 */
export function latencyPercentile(callsByBucket: readonly number[], percent: number): number | null {
  const total = callsByBucket.reduce((sum, calls) => sum + calls, 0);
  if (total === 0) return null;
  const wanted = (total * percent) / WHOLE;
  let below = 0;
  for (const [bucket, calls] of callsByBucket.entries()) {
    if (calls > 0 && below + calls >= wanted) return within(bucket, (wanted - below) / calls);
    below += calls;
  }
  return within(LATENCY_BOUNDS_MS.length, 1);
}

function within(bucket: number, part: number): number {
  const from = LATENCY_BOUNDS_MS[bucket - 1] ?? 0;
  const to = LATENCY_BOUNDS_MS[bucket] ?? from;
  return Math.round(from + (to - from) * part);
}
