import { operatorJobList, operatorJobsQuery } from '#schemas/operator-jobs.ts';
import { searchJobs } from '../../../prisma/repositories/operator-jobs.ts';
import { defineRoute } from '../../define-route.ts';
import { viewOperatorJob } from '../../views/operator-job.ts';

export const listAllJobs = defineRoute({
  method: 'get',
  path: '/api/jobs',
  summary: 'Jobs of all teams, newest first',
  tag: 'Jobs of all teams',
  access: 'viewer',
  query: operatorJobsQuery,
  reply: operatorJobList,
  errors: ['invalid_request', 'forbidden'],

  async handle({ query }, { db }) {
    const { team_id: teamId, organization_id: organizationId, job_type: jobType, status, limit, offset } = query;
    const { start_date: from, end_date: before, job_id_filter: idPart } = query;
    const search = { teamId, organizationId, jobType, status, from, before, idPart, limit, offset };
    const { total, jobs } = await searchJobs(db, search);
    return { total, jobs: jobs.map(viewOperatorJob) };
  },
});
