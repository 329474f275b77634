import type { JobOutcome } from '../jobs.ts';
import type { MicroCredits, NanoUsd } from '../money.ts';
import type { Consumption } from './consumption.ts';
import type { MonthQuantities } from './month-quantities.ts';
import type { PriceRule } from './price-rule.ts';

/** What a job is priced by, all of it settled when the job was created. */
export type PriceTerms = {
  /** What one credit is worth. */
  readonly creditValueNanoUsd: NanoUsd;
  readonly rules: readonly PriceRule[];
  /** The team's own rate, in place of the rules. */
  readonly consumption: Consumption | null;
  /** What its team allows it to cost. */
  readonly maximum: MicroCredits | null;
};

export type CallFacts = {
  readonly callId: string;
  readonly alias: string;
  /** Only delivered calls are paid for. */
  readonly delivered: boolean;
  readonly promptTokens: number;
  readonly completionTokens: number;
  /** Of a reply that was given again: what it would have cost. */
  readonly costNanoUsd: NanoUsd | null;
  /** Its reply had been given before. */
  readonly cached: boolean;
};

export type JobFacts = {
  readonly teamId: string;
  readonly organizationId: string;
  readonly jobType: string;
  readonly outcome: JobOutcome;
  readonly durationSeconds: number;
  readonly metadata: Record<string, unknown>;
  readonly calls: readonly CallFacts[];
  /** What the team used in its month before this job, under the job's rule; null counts as nothing. */
  readonly before: MonthQuantities | null;
};
