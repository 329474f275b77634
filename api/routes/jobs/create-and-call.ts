import { DEFAULT_DEADLINE_SECONDS, isClosed } from '#domain/jobs.ts';
import { completedJob, createAndCallBody } from '#schemas/model-calls.ts';
import { findJob, insertJobWithCall } from '../../../prisma/repositories/jobs.ts';
import { findCall } from '../../../prisma/repositories/model-calls.ts';
import { awaitOutcome, replyOf } from '../../calls/await-outcome.ts';
import { newCall } from '../../calls/new-call.ts';
import { defineRoute } from '../../define-route.ts';
import { idFor } from '../../idempotency.ts';
import { viewCompletion } from '../../views/completion.ts';
import { viewReceipt } from '../../views/job.ts';
import { findEarlierJob } from './find-earlier-job.ts';
import { newJob } from './new-job.ts';
import { assertNotRefused, jobNotFound } from './rules.ts';

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

  async handle({ body, caller, idempotencyKey, markReplayed }, services) {
    const { db, jobs, replies } = services;
    const { teamId } = caller;
    const rest = { metadata: body.job_metadata, deadlineSeconds: DEFAULT_DEADLINE_SECONDS, idempotencyKey };
    const job = await newJob(body, caller, rest, services.prices);
    const call = newCall(idFor('call', `${teamId}\n${job.jobId}`, idempotencyKey), body, caller, false);
    const toAwait = { teamId, jobId: job.jobId, callId: call.callId };

    const waiter = replies.expect(call.callId);
    try {
      const inserted = await insertJobWithCall(db, job, call);
      const { deadlineAt } = inserted ?? (await findEarlier());
      await jobs.openWithCall({ ...job, deadlineAt }, { callId: call.callId, replyTo: replies.replyTo });
      const known = inserted ? null : (await findCall(db, teamId, call.callId))?.outcome;
      const outcome = known ?? (await awaitOutcome(services, waiter, toAwait));
      const closed = await findClosed();
      assertNotRefused(closed);
      const { response, metadata, choices } = viewCompletion(call.callId, call.alias, replyOf(outcome, toAwait));
      const { calls: _, ...receipt } = viewReceipt(closed);
      return { ...receipt, call_id: call.callId, response, metadata, choices };
    } finally {
      waiter.release();
    }

    async function findEarlier() {
      markReplayed();
      waiter.join();
      return findEarlierJob(services, job);
    }

    /** The reply may come before the bill when it was found by polling. */
    async function findClosed() {
      const found = await findJob(db, teamId, job.jobId);
      if (found && isClosed(found.status)) return found;
      await jobs.untilClosed(job.jobId);
      return (await findJob(db, teamId, job.jobId)) ?? Promise.reject(jobNotFound(job.jobId));
    }
  },
});
