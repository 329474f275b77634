import { completedJob, createAndCallBody } from '#schemas/model-calls.ts';
import { awaitOutcome, replyOf } from '../../calls/await-outcome.ts';
import { beginOnlyCall, findClosedJob, prepareOnlyCall } from '../../calls/begin-only-call.ts';
import { defineRoute } from '../../define-route.ts';
import { viewCompletion } from '../../views/completion.ts';
import { viewReceipt } from '../../views/job.ts';
import { assertNotRefused } from './rules.ts';

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
    'engine_unavailable',
    'still_running',
  ],

  async handle({ markReplayed, ...request }, services) {
    const { replies } = services;
    const prepared = await prepareOnlyCall(services, { ...request, isStreamed: false });
    const waiter = replies.expect(prepared.callId);
    try {
      const call = await beginOnlyCall(services, prepared, replies.replyTo);
      if (call.isRepeat) {
        markReplayed();
        waiter.join();
      }
      const outcome = call.outcome ?? (await awaitOutcome(services, waiter, call));
      const closed = await findClosedJob(services, call);
      assertNotRefused(closed);
      const { response, metadata, choices } = viewCompletion(call.callId, call.alias, replyOf(outcome, call));
      const { calls: _, ...receipt } = viewReceipt(closed);
      return { ...receipt, call_id: call.callId, response, metadata, choices };
    } finally {
      waiter.release();
    }
  },
});
