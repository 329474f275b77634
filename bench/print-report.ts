import type { Measurement } from './measure.ts';
import type { Report } from './work.ts';

/** Prints every measurement and, below, what was wanted and what was reached. */
export function printReport({ measurements, findings }: Report): void {
  const parts = [...new Set(measurements.flatMap(({ cpuMs }) => Object.keys(cpuMs)))];
  console.log('\nLatencies in ms; CPU of each part in ms per sample.');
  console.table(measurements.map((measurement) => row(measurement, parts)));
  console.table(findings.map(({ isMet, ...finding }) => ({ ...finding, met: isMet ? 'yes' : 'no' })));
}

const row = (
  { bench, case: name, samples, p50Ms, p95Ms, p99Ms, perSecond, cpuMs }: Measurement,
  parts: readonly string[],
) => ({
  bench,
  case: name,
  samples,
  p50: p50Ms,
  p95: p95Ms,
  p99: p99Ms,
  'per s': perSecond,
  ...Object.fromEntries(parts.map((part) => [part, cpuMs[part]])),
});
