import { microCredits, nanoUsd } from '../money.ts';
import type { UsageSample } from './metrics.ts';

/** A span in which nothing happened. */
export const NOTHING: UsageSample = {
  jobsCreated: 0,
  jobsCompleted: 0,
  jobsFailed: 0,
  jobsCancelled: 0,
  jobsExpired: 0,
  succeededCalls: 0,
  failedCalls: 0,
  cancelledCalls: 0,
  unpricedCalls: 0,
  cacheLookups: 0,
  cacheHits: 0,
  promptTokens: 0,
  completionTokens: 0,
  latencyMs: 0,
  savedNanoUsd: nanoUsd(0n),
  chargedMicroCredits: microCredits(0n),
  refundedMicroCredits: microCredits(0n),
  priceNanoUsd: nanoUsd(0n),
  costNanoUsd: nanoUsd(0n),
  lossNanoUsd: nanoUsd(0n),
  wasteNanoUsd: nanoUsd(0n),
  callsByLatency: [],
};

const amounts = [
  'savedNanoUsd',
  'chargedMicroCredits',
  'refundedMicroCredits',
  'priceNanoUsd',
  'costNanoUsd',
  'lossNanoUsd',
  'wasteNanoUsd',
] as const satisfies readonly (keyof UsageSample)[];

type Amount = (typeof amounts)[number];
const counts = Object.keys(NOTHING).filter(
  (name) => name !== 'callsByLatency' && !amounts.includes(name as Amount),
) as Exclude<keyof UsageSample, Amount | 'callsByLatency'>[];

/** Spans that do not overlap, as one. */
export const addSamples = (samples: readonly UsageSample[]): UsageSample => samples.reduce(addTwo, NOTHING);

function addTwo(one: UsageSample, other: UsageSample): UsageSample {
  const sums: Record<string, number | bigint> = {};
  for (const name of counts) sums[name] = one[name] + other[name];
  for (const name of amounts) sums[name] = one[name] + other[name];
  return {
    ...(sums as unknown as UsageSample),
    callsByLatency: addHistograms(one.callsByLatency, other.callsByLatency),
  };
}

const addHistograms = (one: readonly number[], other: readonly number[]): number[] =>
  Array.from({ length: Math.max(one.length, other.length) }, (_, bucket) => (one[bucket] ?? 0) + (other[bucket] ?? 0));
