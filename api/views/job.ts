import { isClosed, statusToWire } from '#domain/jobs.ts';
import { microCredits, microToCredits } from '#domain/money.ts';
import type { JobView } from '#schemas/jobs.ts';
import type { StoredJob } from '../../prisma/repositories/jobs.ts';

/** A job as its team sees it. */
export const viewJob = (job: StoredJob): JobView => ({
  job_id: job.jobId,
  team_id: job.teamId,
  organization_id: job.organizationId,
  user_id: job.userId,
  job_type: job.jobType,
  status: statusToWire(job.status),
  created_at: job.createdAt,
  started_at: job.startedAt,
  completed_at: job.completedAt,
  metadata: job.metadata,
  error_message: job.errorMessage,
  external_task_id: job.externalTaskId,
  credit_applied: (job.chargedMicroCredits ?? 0n) > 0n,
  model_groups_used: [...job.aliasesUsed],
});

/** A closed job's bill as its team sees it. Throws when the job is open. */
export function viewReceipt(job: StoredJob) {
  const { receipt, completedAt, status, availableAfter } = job;
  if (!receipt || !completedAt || !isClosed(status)) throw new Error(`Job ${job.jobId} has no receipt yet`);
  const charged = microCredits(BigInt(receipt.chargedMicroCredits));
  return {
    job_id: job.jobId,
    status: statusToWire(status),
    completed_at: completedAt,
    costs: {
      total_calls: receipt.totalCalls,
      successful_calls: receipt.successfulCalls,
      failed_calls: receipt.failedCalls,
      avg_latency_ms: receipt.averageLatencyMs,
      total_cost_usd: null,
      credit_applied: charged > 0n,
      credits_charged: microToCredits(charged),
      credits_remaining: availableAfter === null ? null : microToCredits(availableAfter),
    },
    calls: receipt.calls.map(({ callId, purpose, alias, latencyMs, error }) => ({
      call_id: callId,
      purpose,
      model_group: alias,
      latency_ms: latencyMs,
      error,
    })),
  };
}
