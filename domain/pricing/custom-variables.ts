import type { CustomVariables } from './custom-price.ts';

/** What a job's delivered calls used in all. */
export type JobUsage = {
  readonly calls: number;
  readonly promptTokens: bigint;
  readonly completionTokens: bigint;
  readonly costNanoUsd: bigint;
  readonly durationSeconds: number;
};

const NANOS = 9;

/** A job's usage under the names that expressions know, as exact decimals. */
export function customVariablesOf(usage: JobUsage): CustomVariables {
  const { calls, promptTokens, completionTokens, costNanoUsd, durationSeconds } = usage;
  const cost = costNanoUsd.toString().padStart(NANOS + 1, '0');
  return {
    cost_usd: `${cost.slice(0, -NANOS)}.${cost.slice(-NANOS)}`,
    calls: `${calls}`,
    prompt_tokens: `${promptTokens}`,
    completion_tokens: `${completionTokens}`,
    tokens: `${promptTokens + completionTokens}`,
    duration_seconds: `${durationSeconds}`,
  };
}
