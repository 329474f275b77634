import { jobParams } from '#schemas/jobs.ts';
import { callBody, completion } from '#schemas/model-calls.ts';
import { findJob } from '../../../prisma/repositories/jobs.ts';
import { findCall, insertCall } from '../../../prisma/repositories/model-calls.ts';
import { awaitOutcome, replyOf } from '../../calls/await-outcome.ts';
import { handOver, jobClosed } from '../../calls/hand-over.ts';
import { newCall } from '../../calls/new-call.ts';
import { defineRoute } from '../../define-route.ts';
import { assertSameRequest, idFor } from '../../idempotency.ts';
import { viewCompletion } from '../../views/completion.ts';
import { assertMayCall, jobNotFound } from './rules.ts';

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

  async handle({ params, body, caller, idempotencyKey, markReplayed }, services) {
    assertMayCall(caller);
    const { db, replies } = services;
    const { teamId } = caller;
    const jobId = params.job_id;
    const call = newCall(idFor('call', `${teamId}\n${jobId}`, idempotencyKey), body, caller, false);
    const { callId } = call;
    const toAwait = { teamId, jobId, callId };

    const waiter = replies.expect(callId);
    try {
      const isNew = await insertCall(db, teamId, jobId, call);
      const earlier = isNew ? null : await findEarlier();
      const { alias, outcome } = earlier ?? { alias: call.alias, outcome: null };
      if (outcome) return viewCompletion(callId, alias, replyOf(outcome, toAwait));
      await handOver(services, toAwait);
      return viewCompletion(callId, alias, replyOf(await awaitOutcome(services, waiter, toAwait), toAwait));
    } finally {
      waiter.release();
    }

    async function findEarlier() {
      const earlier = await findCall(db, teamId, callId);
      if (!earlier) throw (await findJob(db, teamId, jobId)) ? jobClosed(jobId) : jobNotFound(jobId);
      assertSameRequest(earlier.requestHash, call.requestHash);
      markReplayed();
      waiter.join();
      return earlier;
    }
  },
});
