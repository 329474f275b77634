import type { CallFacts, JobFacts } from '#domain/pricing/price-terms.ts';
import type { BilledCall, JobBill } from '../../prisma/repositories/job-bills.ts';

/** A stored job as pricing sees it, for an outcome and a month's use that its caller says. */
export const jobFacts = (bill: JobBill): Omit<JobFacts, 'outcome' | 'before'> => ({
  teamId: bill.teamId,
  organizationId: bill.organizationId,
  jobType: bill.jobType,
  metadata: bill.metadata,
  durationSeconds: bill.seconds,
  calls: bill.calls.map(callFacts),
});

/** A stored call as pricing sees it. */
export const callFacts = (call: BilledCall): CallFacts => ({
  callId: call.callId,
  alias: call.alias,
  delivered: call.delivered,
  promptTokens: call.promptTokens ?? 0,
  completionTokens: call.completionTokens ?? 0,
  costNanoUsd: call.pricedCostNanoUsd,
  cached: call.cached,
});
