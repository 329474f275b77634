import { createdJob, createJobBody } from '#schemas/jobs.ts';
import { findJob, insertJob, type NewJob } from '../../../prisma/repositories/jobs.ts';
import { defineRoute } from '../../define-route.ts';
import { assertSameRequest, hashOf, idFor } from '../../idempotency.ts';
import { assertMayOpenJobs, assertNotRefused, assertOwnTeam, jobNotFound } from './rules.ts';

export const createJob = defineRoute({
  method: 'post',
  path: '/api/jobs/create',
  summary: 'Open a job and hold its credits',
  tag: 'Jobs',
  access: 'team',
  body: createJobBody,
  reply: createdJob,
  errors: [
    'insufficient_credits',
    'team_suspended',
    'team_paused',
    'forbidden',
    'idempotency_conflict',
    'engine_unavailable',
    'still_running',
  ],

  async handle({ body, caller, idempotencyKey, markReplayed }, { db, jobs }) {
    assertOwnTeam(body.team_id, caller);
    assertMayOpenJobs(caller);
    const { teamId, organizationId } = caller;
    const job: NewJob = {
      jobId: idFor('job', teamId, idempotencyKey),
      teamId,
      organizationId,
      jobType: body.job_type,
      userId: body.user_id ?? null,
      externalTaskId: body.external_task_id ?? null,
      metadata: body.metadata,
      requestHash: hashOf(body),
      deadlineSeconds: body.deadline_seconds,
    };
    const inserted = await insertJob(db, job);
    const { createdAt, deadlineAt } = inserted ?? (await findEarlier());
    await jobs.open({ ...job, deadlineAt });
    return { job_id: job.jobId, team_id: teamId, status: 'PENDING' as const, created_at: createdAt };

    async function findEarlier() {
      const earlier = await findJob(db, teamId, job.jobId);
      if (!earlier) throw jobNotFound(job.jobId);
      assertSameRequest(earlier.requestHash, job.requestHash);
      markReplayed();
      assertNotRefused(earlier);
      return earlier;
    }
  },
});
