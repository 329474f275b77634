import { jobParams } from '#schemas/jobs.ts';
import { callBody, completion } from '#schemas/model-calls.ts';
import { makeCall } from '../../calls/make-call.ts';
import { defineRoute } from '../../define-route.ts';
import { viewCompletion } from '../../views/completion.ts';

export const callModel = defineRoute({
  method: 'post',
  path: '/api/jobs/:job_id/llm-call',
  summary: 'Call a model in an open job and wait for its reply',
  tag: 'Jobs',
  access: 'team',
  params: jobParams,
  body: callBody,
  reply: completion,
  idempotency: 'native',
  errors: [
    'insufficient_credits',
    'budget_exceeded',
    'job_limit_reached',
    'model_not_allowed',
    'team_suspended',
    'not_found',
    'job_closed',
    'idempotency_conflict',
    'request_rejected',
    'rate_limited',
    'upstream_failed',
    'invalid_reply',
    'call_cancelled',
    'engine_unavailable',
    'still_running',
  ],

  async handle({ params, ...request }, services) {
    const { call, reply } = await makeCall(services, { ...request, jobId: params.job_id });
    if (call.isRepeat) request.markReplayed();
    return viewCompletion(call.callId, call.alias, reply);
  },
});
