import { DEFAULT_DEADLINE_SECONDS, isClosed } from '#domain/jobs.ts';
import { completedJob, createAndCallBody } from '#schemas/model-calls.ts';
import { findJob, insertJobWithCall, type NewJob } from '../../../prisma/repositories/jobs.ts';
import { awaitOutcome, replyOf } from '../../calls/await-outcome.ts';
import { newCall } from '../../calls/new-call.ts';
import { defineRoute } from '../../define-route.ts';
import { assertSameRequest, hashOf, idFor } from '../../idempotency.ts';
import { viewCompletion } from '../../views/completion.ts';
import { viewReceipt } from '../../views/job.ts';
import { assertMayOpenJobs, assertNotRefused, assertOwnTeam, jobNotFound } from './rules.ts';

export const createAndCall = defineRoute({
  method: 'post',
  path: '/api/jobs/create-and-call',
  summary: 'A whole job of one call: create, call, complete',
  tag: 'Jobs',
  access: 'team',
  body: createAndCallBody,
  reply: completedJob,
  errors: [
    'insufficient_credits',
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
    assertOwnTeam(body.team_id, caller);
    assertMayOpenJobs(caller);
    const { db, jobs, replies } = services;
    const { teamId, organizationId } = caller;
    const job: NewJob = {
      jobId: idFor('job', teamId, idempotencyKey),
      teamId,
      organizationId,
      jobType: body.job_type,
      userId: body.user_id ?? null,
      externalTaskId: body.external_task_id ?? null,
      metadata: body.job_metadata,
      requestHash: hashOf(body),
      deadlineSeconds: DEFAULT_DEADLINE_SECONDS,
    };
    const call = newCall(idFor('call', `${teamId}\n${job.jobId}`, idempotencyKey), body, caller);
    const toAwait = { teamId, jobId: job.jobId, callId: call.callId };

    const waiter = replies.expect(call.callId);
    try {
      const inserted = await insertJobWithCall(db, job, call);
      const { deadlineAt } = inserted ?? (await findEarlier());
      await jobs.openWithCall({ ...job, deadlineAt }, { callId: call.callId, replyTo: replies.replyTo });
      const outcome = await awaitOutcome(services, waiter, toAwait);
      const closed = await findClosed();
      assertNotRefused(closed);
      const { response, metadata, choices } = viewCompletion(call.callId, call.alias, replyOf(outcome, toAwait));
      const { calls: _, ...receipt } = viewReceipt(closed);
      return { ...receipt, call_id: call.callId, response, metadata, choices };
    } finally {
      waiter.release();
    }

    async function findEarlier() {
      const earlier = await findJob(db, teamId, job.jobId);
      if (!earlier) throw jobNotFound(job.jobId);
      assertSameRequest(earlier.requestHash, job.requestHash);
      markReplayed();
      return earlier;
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
