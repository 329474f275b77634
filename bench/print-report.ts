import type { CpuMs } from './load/cpu.ts';
import { sumReplicas } from './load/sum-replicas.ts';
import { type Measurement, round } from './measure.ts';
import type { Report } from './work.ts';

/** Prints every measurement and, below, what was wanted and what was reached. */
export function printReport({ measurements, findings }: Report): void {
  const parts = [...new Set(measurements.flatMap(({ cpuMs }) => Object.keys(sumReplicas(cpuMs))))];
  console.log('\nLatencies in ms; CPU of each part, of all its replicas together, in ms per sample.');
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
  ...inColumns(sumReplicas(cpuMs), parts),
});

/** A part that was not there has no figure, and its cell stays empty. */
const inColumns = (cpuMs: CpuMs, parts: readonly string[]) =>
  Object.fromEntries(parts.flatMap((part) => (cpuMs[part] === undefined ? [] : [[part, round(cpuMs[part])] as const])));
