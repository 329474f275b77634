import { createdJob, createJobBody } from '#schemas/jobs.ts';
import { insertNewJob } from '../../calls/insert-job.ts';
import { defineRoute } from '../../define-route.ts';
import { findEarlierJob } from './find-earlier-job.ts';
import { newJob } from './new-job.ts';
import { assertNotRefused } from './rules.ts';

export const createJob = defineRoute({
  method: 'post',
  path: '/api/jobs/create',
  summary: 'Open a job and hold its credits',
  tag: 'Jobs',
  access: 'team',
  body: createJobBody,
  reply: createdJob,
  idempotency: 'native',
  errors: [
    'insufficient_credits',
    'budget_exceeded',
    'job_limit_reached',
    'team_suspended',
    'team_paused',
    'forbidden',
    'idempotency_conflict',
    'rate_limited',
    'engine_unavailable',
    'still_running',
  ],

  async handle({ body, caller, idempotencyKey, markReplayed }, services) {
    const { metadata, deadline_seconds: deadlineSeconds } = body;
    const job = await newJob(body, caller, { metadata, deadlineSeconds, idempotencyKey }, services.prices);
    const { createdAt, deadlineAt } = (await insertNewJob(services, caller, job, null)) ?? (await findEarlier());
    await services.jobs.open({ ...job, deadlineAt, fairnessWeight: caller.limits.fairness_weight });
    return { job_id: job.jobId, team_id: job.teamId, status: 'PENDING' as const, created_at: createdAt };

    async function findEarlier() {
      const earlier = await findEarlierJob(services, job);
      markReplayed();
      assertNotRefused(earlier);
      return earlier;
    }
  },
});
