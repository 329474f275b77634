import { jobParams, jobView } from '#schemas/jobs.ts';
import { findJob } from '../../../prisma/repositories/jobs.ts';
import { defineRoute } from '../../define-route.ts';
import { viewJob } from '../../views/job.ts';
import { jobNotFound } from './rules.ts';

export const getJob = defineRoute({
  method: 'get',
  path: '/api/jobs/:job_id',
  summary: "One of the team's jobs",
  tag: 'Jobs',
  access: 'team',
  params: jobParams,
  reply: jobView,
  errors: ['not_found'],

  async handle({ params, caller }, { db }) {
    const job = await findJob(db, caller.teamId, params.job_id);
    if (!job) throw jobNotFound(params.job_id);
    return viewJob(job);
  },
});
