import { jobParams } from '#schemas/jobs.ts';
import { callBody, completion } from '#schemas/model-calls.ts';
import { awaitOutcome, replyOf } from '../../calls/await-outcome.ts';
import { beginCall, callIdFor } from '../../calls/begin-call.ts';
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
    'call_cancelled',
    'engine_unavailable',
    'still_running',
  ],

  async handle({ params, body, markReplayed, ...request }, services) {
    const call = { ...request, body, jobId: params.job_id, isStreamed: false };
    const callId = callIdFor(call);
    const waiter = services.replies.expect(callId);
    try {
      const begun = await beginCall(services, callId, call);
      if (begun.isRepeat) {
        markReplayed();
        waiter.join();
      }
      const outcome = begun.outcome ?? (await awaitOutcome(services, waiter, begun));
      return viewCompletion(callId, begun.alias, replyOf(outcome, begun));
    } finally {
      waiter.release();
    }
  },
});
