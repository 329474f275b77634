import type { BenchStack } from './bench-stack.ts';
import { type CpuMs, cpuBetween, readCpu } from './load/cpu.ts';
import { drive, type Load, percentile } from './load/drive.ts';

/** One line of the table: a load, its figures and the figures of its reference from the same run. */
export type Measurement = {
  readonly bench: string;
  readonly case: string;
  readonly samples: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly perSecond: number;
  /** CPU per sample of every part, in milliseconds. */
  readonly cpuMs: CpuMs;
};

export type Case = { readonly bench: string; readonly case: string; readonly load: Load };

/** Warms up with a tenth of the samples, at least 20 where there are as many, then measures. */
export async function measure(
  { pids }: BenchStack,
  { bench, case: name, load }: Case,
  work: (lane: number) => Promise<unknown>,
): Promise<Measurement> {
  await drive(
    { ...load, samples: Math.min(load.samples, Math.max(20, Math.ceil(load.samples / 10))), pauseMs: 0 },
    work,
  );
  const before = readCpu(pids);
  const sampled = await drive(load, work);
  const cpu = cpuBetween(before, readCpu(pids));
  return {
    bench,
    case: name,
    samples: sampled.samples,
    p50Ms: round(percentile(sampled, 50)),
    p95Ms: round(percentile(sampled, 95)),
    p99Ms: round(percentile(sampled, 99)),
    perSecond: round(sampled.perSecond),
    cpuMs: Object.fromEntries(
      Object.entries(cpu).map(([part, milliseconds]) => [part, round(milliseconds / sampled.samples)]),
    ),
  };
}

export const round = (number: number): number => Math.round(number * 100) / 100;
