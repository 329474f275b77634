import type { UnpricedCall } from '../../prisma/repositories/unpriced-calls.ts';

export const viewUnpricedCall = (call: UnpricedCall) => ({
  call_id: call.callId,
  job_id: call.jobId,
  team_id: call.teamId,
  job_type: call.jobType,
  model_alias: call.alias,
  model_used: call.actualModel,
  prompt_tokens: call.promptTokens,
  completion_tokens: call.completionTokens,
  job_open: call.isJobOpen,
  created_at: call.createdAt,
});
