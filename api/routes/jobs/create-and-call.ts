import { completedJob, createAndCallBody } from '#schemas/model-calls.ts';
import { makeOnlyCall } from '../../calls/make-call.ts';
import { defineRoute } from '../../define-route.ts';
import { viewCompletion } from '../../views/completion.ts';
import { viewReceipt } from '../../views/job.ts';

export const createAndCall = defineRoute({
  method: 'post',
  path: '/api/jobs/create-and-call',
  summary: 'A whole job of one call: create, call, complete',
  tag: 'Jobs',
  access: 'team',
  body: createAndCallBody,
  reply: completedJob,
  idempotency: 'native',
  errors: [
    'insufficient_credits',
    'budget_exceeded',
    'job_limit_reached',
    'model_not_allowed',
    'team_suspended',
    'team_paused',
    'idempotency_conflict',
    'request_rejected',
    'rate_limited',
    'upstream_failed',
    'invalid_reply',
    'engine_unavailable',
    'still_running',
  ],

  async handle(request, services) {
    const { call, job, reply } = await makeOnlyCall(services, request);
    if (call.isRepeat) request.markReplayed();
    const { response, metadata, choices } = viewCompletion(call.callId, call.alias, reply);
    const { calls: _, ...receipt } = viewReceipt(job);
    return { ...receipt, call_id: call.callId, response, metadata, choices };
  },
});
