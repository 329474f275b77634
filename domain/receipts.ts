import type { JobOutcome } from './jobs.ts';
import { type MicroCredits, type NanoUsd, nanoUsd } from './money.ts';

/** What settling a job needs to know of one of its calls. */
export type FinishedCall = {
  readonly callId: string;
  readonly purpose: string | null;
  readonly alias: string;
  readonly status: 'succeeded' | 'failed' | 'cancelled';
  readonly errorCode: string | null;
  readonly latencyMs: number | null;
  readonly totalTokens: number | null;
  readonly costNanoUsd: NanoUsd | null;
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

export function writeReceipt(outcome: JobOutcome, charged: MicroCredits, calls: readonly FinishedCall[]): Receipt {
  const successful = calls.filter(({ status }) => status === 'succeeded');
  const latencies = successful.flatMap(({ latencyMs }) => latencyMs ?? []);
  return {
    outcome,
    totalCalls: calls.length,
    successfulCalls: successful.length,
    failedCalls: calls.length - successful.length,
    averageLatencyMs: latencies.length === 0 ? 0 : Math.round(sum(latencies) / latencies.length),
    totalTokens: sum(calls.map(({ totalTokens }) => totalTokens ?? 0)),
    chargedMicroCredits: charged.toString(),
    calls: calls.map(({ callId, purpose, alias, latencyMs, totalTokens, errorCode }) => ({
      callId,
      purpose,
      alias,
      latencyMs,
      totalTokens,
      error: errorCode,
    })),
  };
}

/** The known cost of a job's calls. Unpriced ones add nothing here and stay flagged on the call. */
export const totalCost = (calls: readonly FinishedCall[]): NanoUsd =>
  nanoUsd(calls.reduce((total, { costNanoUsd }) => total + (costNanoUsd ?? 0n), 0n));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
