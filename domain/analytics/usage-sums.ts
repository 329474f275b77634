import type { MicroCredits, NanoUsd } from '../money.ts';

/**
 * What happened in a span of time. Jobs count as created when they were, and with their outcome, charge and cost when they
 * were closed; calls count when they ended.
 */
export type UsageSums = {
  readonly jobsCreated: number;
  readonly jobsCompleted: number;
  readonly jobsFailed: number;
  readonly jobsCancelled: number;
  readonly jobsExpired: number;
  readonly succeededCalls: number;
  readonly failedCalls: number;
  readonly cancelledCalls: number;
  /** Their cost is unknown and in no sum. */
  readonly unpricedCalls: number;
  readonly cacheLookups: number;
  readonly cacheHits: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
  /** Of calls that succeeded, all together. */
  readonly latencyMs: number;
  /** What replies from the cache had cost when they were new. */
  readonly savedNanoUsd: NanoUsd;
  readonly chargedMicroCredits: MicroCredits;
  readonly refundedMicroCredits: MicroCredits;
  /** The worth of what was charged and not refunded. */
  readonly priceNanoUsd: NanoUsd;
  readonly costNanoUsd: NanoUsd;
  /** The part of the cost that unsuccessful jobs caused which were charged nothing. */
  readonly lossNanoUsd: NanoUsd;
  /** What attempts cost that nobody got anything of. Not in the cost. */
  readonly wasteNanoUsd: NanoUsd;
};

export const closedJobs = (sums: UsageSums): number =>
  sums.jobsCompleted + sums.jobsFailed + sums.jobsCancelled + sums.jobsExpired;

export const endedCalls = (sums: UsageSums): number => sums.succeededCalls + sums.failedCalls + sums.cancelledCalls;

const DECIMALS = 4;

/** Calls that failed, of all that succeeded or failed, from 0 to 1; null without any. Stopped calls are no errors. */
export const errorRate = ({ failedCalls, succeededCalls }: UsageSums): number | null =>
  ratio(failedCalls, failedCalls + succeededCalls);

/** Calls that were answered from the cache, of all that were looked up, from 0 to 1; null without any. */
export const cacheHitRate = ({ cacheHits, cacheLookups }: UsageSums): number | null => ratio(cacheHits, cacheLookups);

/** In whole milliseconds; null when no call succeeded. */
export const averageLatencyMs = ({ latencyMs, succeededCalls }: UsageSums): number | null =>
  succeededCalls === 0 ? null : Math.round(latencyMs / succeededCalls);

const ratio = (part: number, whole: number): number | null =>
  whole === 0 ? null : Number((part / whole).toFixed(DECIMALS));
