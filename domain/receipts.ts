import type { JobOutcome } from './jobs.ts';
import { microCredits, type NanoUsd, nanoUsd } from './money.ts';
import type { PricedJob, PriceLine } from './pricing/price-job.ts';

/** What settling a job needs to know of one of its calls. */
export type FinishedCall = {
  readonly callId: string;
  readonly purpose: string | null;
  readonly alias: string;
  readonly status: 'succeeded' | 'failed' | 'cancelled';
  /** Its team got something for it: a reply, or the beginning of one that was stopped. */
  readonly delivered: boolean;
  readonly errorCode: string | null;
  readonly latencyMs: number | null;
  readonly promptTokens: number | null;
  readonly completionTokens: number | null;
  readonly costNanoUsd: NanoUsd | null;
  /** What prices go by: the cost, or what a reply that was given again would have cost. */
  readonly pricedCostNanoUsd: NanoUsd | null;
  readonly cached: boolean;
};

/** A job's bill as it is stored: written once when the job is settled, and never again. */
export type Receipt = {
  readonly outcome: JobOutcome;
  readonly totalCalls: number;
  readonly successfulCalls: number;
  readonly failedCalls: number;
  readonly averageLatencyMs: number;
  readonly totalTokens: number;
  readonly chargedMicroCredits: string;
  /** How the charge came about, for operators. Not in bills that were written before prices had rules. */
  readonly price?: { readonly rule: string; readonly lines: readonly PriceLine[] };
  readonly calls: readonly ReceiptCall[];
};

type ReceiptCall = {
  readonly callId: string;
  readonly purpose: string | null;
  readonly alias: string;
  readonly latencyMs: number | null;
  readonly totalTokens: number | null;
  readonly error: string | null;
};

/** What a receipt needs of a price. */
export type Bill = Pick<PricedJob, 'rule' | 'charged' | 'lines'>;

/** The bill of a job that was never opened. */
export const nothingCharged: Bill = { rule: 'none', charged: microCredits(0n), lines: [] };

export function writeReceipt(
  outcome: JobOutcome,
  { rule, charged, lines }: Bill,
  calls: readonly FinishedCall[],
): Receipt {
  const successful = calls.filter(({ status }) => status === 'succeeded');
  const latencies = successful.flatMap(({ latencyMs }) => latencyMs ?? []);
  return {
    outcome,
    totalCalls: calls.length,
    successfulCalls: successful.length,
    failedCalls: calls.length - successful.length,
    averageLatencyMs: latencies.length === 0 ? 0 : Math.round(sum(latencies) / latencies.length),
    totalTokens: sum(calls.map((call) => tokensOf(call) ?? 0)),
    chargedMicroCredits: charged.toString(),
    price: { rule, lines },
    calls: calls.map((call) => ({
      callId: call.callId,
      purpose: call.purpose,
      alias: call.alias,
      latencyMs: call.latencyMs,
      totalTokens: tokensOf(call),
      error: call.errorCode,
    })),
  };
}

/** The known cost of a job's calls. Unpriced ones add nothing here and stay flagged on the call. */
export const totalCost = (calls: readonly Pick<FinishedCall, 'costNanoUsd'>[]): NanoUsd =>
  nanoUsd(calls.reduce((total, { costNanoUsd }) => total + (costNanoUsd ?? 0n), 0n));

const tokensOf = ({ promptTokens, completionTokens }: FinishedCall): number | null =>
  promptTokens === null ? null : promptTokens + (completionTokens ?? 0);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
