import type { CallFacts } from '#domain/pricing/price-job.ts';
import type { BilledCall } from '../../prisma/repositories/job-bills.ts';

/** A stored call as pricing sees it. */
export const callFacts = (call: BilledCall): CallFacts => ({
  callId: call.callId,
  alias: call.alias,
  delivered: call.status === 'succeeded',
  promptTokens: call.promptTokens ?? 0,
  completionTokens: call.completionTokens ?? 0,
  costNanoUsd: call.costNanoUsd,
});
