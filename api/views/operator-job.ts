import { statusToWire } from '#domain/jobs.ts';
import { marginOf } from '#domain/margins.ts';
import {
  type MicroCredits,
  microCredits,
  microToCredits,
  type NanoUsd,
  nanoToUsd,
  nanoUsd,
  worthOf,
} from '#domain/money.ts';
import type { JobCall, JobSummary, WastedAttempt } from '../../prisma/repositories/operator-jobs.ts';

/** A job as operators see it, with its true cost. */
export const viewOperatorJob = (job: JobSummary) => ({
  ...earningsOf(job),
  job_id: job.jobId,
  team_id: job.teamId,
  organization_id: job.organizationId,
  user_id: job.userId,
  job_type: job.jobType,
  status: statusToWire(job.status),
  created_at: job.createdAt,
  started_at: job.startedAt,
  completed_at: job.completedAt,
  total_calls: job.totalCalls,
  successful_calls: job.successfulCalls,
  failed_calls: job.failedCalls,
  retry_count: job.retryCount,
  total_tokens: Number(job.totalTokens),
  total_cost_usd: totalCost(job),
  unpriced_calls: job.unpricedCalls,
  avg_latency_ms: job.averageLatencyMs,
  credit_applied: (job.chargedMicroCredits ?? 0n) > 0n,
  credits_charged: credits(job.chargedMicroCredits),
  credits_refunded: microToCredits(job.refundedMicroCredits),
  credits_held: microToCredits(job.heldMicroCredits),
  price_version: job.priceVersion,
  error_code: job.errorCode,
  error_message: job.errorMessage,
  job_metadata: job.metadata,
});

/** A call as operators see it: the real model, its usage and what it cost. */
export const viewCall = (call: JobCall, { creditValueNanoUsd }: JobSummary) => ({
  call_id: call.callId,
  status: call.status,
  purpose: call.purpose,
  model_alias: call.alias,
  model_group_used: call.modelGroup,
  model_used: call.actualModel,
  litellm_call_id: call.liteLlmCallId,
  prompt_tokens: call.promptTokens,
  completion_tokens: call.completionTokens,
  total_tokens: call.promptTokens === null ? null : call.promptTokens + (call.completionTokens ?? 0),
  usage: call.usage,
  cost_usd: usd(call.costNanoUsd),
  cost_source: call.costSource,
  cache: call.cache,
  saved_usd: usd(call.savedCostNanoUsd),
  credits_charged: credits(call.chargedMicroCredits),
  price_usd:
    call.chargedMicroCredits === null ? null : nanoToUsd(worthOf(call.chargedMicroCredits, creditValueNanoUsd)),
  attempts: call.attempts,
  latency_ms: call.latencyMs,
  created_at: call.createdAt,
  finished_at: call.finishedAt,
  error: call.errorCode,
  error_detail: call.errorDetail,
  request_data: call.request,
  response_data: call.reply,
  call_metadata: call.callMetadata,
  kind: call.kind,
  streamed: call.isStreamed,
  usage_source: call.usageSource,
  wasted: call.wasted.map(viewWaste),
});

const viewWaste = ({ costNanoUsd, ...waste }: WastedAttempt) => ({
  attempt: waste.attempt,
  reason: waste.reason,
  prompt_tokens: waste.promptTokens,
  completion_tokens: waste.completionTokens,
  usage_source: waste.usageSource,
  cost_usd: usd(costNanoUsd === null ? null : nanoUsd(BigInt(costNanoUsd))),
});

/** How a closed job's charge came about. */
export const viewPrice = ({ receipt }: JobSummary) =>
  (receipt?.price?.lines ?? []).map(({ rule, component, quantity, microCredits: amount }) => ({
    rule,
    component,
    quantity,
    credits: microToCredits(microCredits(BigInt(amount))),
  }));

/** What a closed job brought in and what is left of it; unknown costs are no margin. */
function earningsOf(job: JobSummary) {
  const { chargedMicroCredits: charged, refundedMicroCredits: refunded, creditValueNanoUsd } = job;
  if (charged === null) return { price_usd: null, margin_usd: null };
  const priceNanoUsd = worthOf(microCredits(charged - refunded), creditValueNanoUsd);
  const spending = { priceNanoUsd, costNanoUsd: job.costNanoUsd ?? nanoUsd(0n) };
  return {
    price_usd: nanoToUsd(priceNanoUsd),
    margin_usd: job.unpricedCalls > 0 ? null : nanoToUsd(marginOf(spending)),
  };
}

/** Never silently 0: with nothing but unpriced calls the cost is unknown. */
const totalCost = ({ costNanoUsd, unpricedCalls }: JobSummary): number | null =>
  costNanoUsd === null && unpricedCalls > 0 ? null : usd(costNanoUsd ?? nanoUsd(0n));

const usd = (cost: NanoUsd | null): number | null => (cost === null ? null : nanoToUsd(cost));

const credits = (amount: MicroCredits | null): number | null => (amount === null ? null : microToCredits(amount));
