import { operatorJobList, operatorJobsQuery } from '#schemas/operator-jobs.ts';
import { searchJobs } from '../../../prisma/repositories/operator-jobs.ts';
import { defineRoute } from '../../define-route.ts';
import { pageOf } from '../../page-of.ts';
import { viewOperatorJob } from '../../views/operator-job.ts';
import { searchOf } from './search-of.ts';

export const listAllJobs = defineRoute({
  method: 'get',
  path: '/api/jobs',
  summary: 'Jobs of all teams, newest first',
  tag: 'Jobs of all teams',
  access: 'viewer',
  query: operatorJobsQuery,
  reply: operatorJobList,
  rows: 'jobs',
  errors: ['invalid_request', 'forbidden'],

  async handle({ query }, { db }) {
    const search = { ...searchOf(query), teamId: query.team_id, organizationId: query.organization_id };
    const { total, next, rows } = await searchJobs(db, search, pageOf(query));
    return { total, next_cursor: next, jobs: rows.map(viewOperatorJob) };
  },
});
