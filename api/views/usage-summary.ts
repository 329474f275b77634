import type { UsageSample } from '#domain/analytics/metrics.ts';
import { closedJobs, endedCalls } from '#domain/analytics/usage-sums.ts';
import { marginOf } from '#domain/margins.ts';
import { microCredits, microToCredits, nanoToUsd } from '#domain/money.ts';
import type { UsageRow } from '../../prisma/repositories/usage.ts';

const DECIMALS = 6;

/** What was charged and not refunded. */
export const creditsUsed = ({ chargedMicroCredits, refundedMicroCredits }: UsageSample): number =>
  microToCredits(microCredits(chargedMicroCredits - refundedMicroCredits));

/** A span as a team may see it. */
export function viewTeamSummary(sample: UsageSample) {
  const jobs = closedJobs(sample);
  const credits = creditsUsed(sample);
  return {
    total_jobs: jobs,
    successful_jobs: sample.jobsCompleted,
    failed_jobs: sample.jobsFailed,
    cancelled_jobs: sample.jobsCancelled,
    expired_jobs: sample.jobsExpired,
    credits_used: credits,
    credits_charged: microToCredits(sample.chargedMicroCredits),
    credits_refunded: microToCredits(sample.refundedMicroCredits),
    avg_credits_per_job: jobs === 0 ? 0 : Number((credits / jobs).toFixed(DECIMALS)),
    total_calls: endedCalls(sample),
    successful_calls: sample.succeededCalls,
    failed_calls: sample.failedCalls,
  };
}

/** What operators see beside it. */
export const viewEarnings = (sample: UsageSample) => ({
  total_tokens: sample.promptTokens + sample.completionTokens,
  total_cost_usd: nanoToUsd(sample.costNanoUsd),
  price_usd: nanoToUsd(sample.priceNanoUsd),
  margin_usd: nanoToUsd(marginOf(sample)),
});

/** Jobs that ended and what they were charged, by group. */
export const viewCounts = (rows: readonly UsageRow[]): Record<string, { count: number; credits: number }> =>
  Object.fromEntries(
    rows
      .filter((row) => closedJobs(row) > 0)
      .map((row) => [row.key ?? '', { count: closedJobs(row), credits: creditsUsed(row) }]),
  );
