import { z } from 'zod';
import { jobList, jobListQuery } from '#schemas/jobs.ts';
import { listJobsOfTeam } from '../../../prisma/repositories/jobs.ts';
import { defineRoute } from '../../define-route.ts';
import { assertMayRead } from '../../own-team.ts';
import { pageOf } from '../../page-of.ts';
import { viewJob } from '../../views/job.ts';

export const listJobs = defineRoute({
  method: 'get',
  path: '/api/teams/:team_id/jobs',
  summary: "A team's jobs, newest first",
  tag: 'Jobs',
  access: 'team_or_viewer',
  params: z.object({ team_id: z.string() }),
  query: jobListQuery,
  reply: jobList,
  rows: 'jobs',
  errors: ['not_found'],

  async handle({ params, query, caller }, { db }) {
    const { team_id: teamId } = params;
    assertMayRead(caller, teamId);
    const filter = { status: query.status, jobType: query.job_type };
    const { total, next, rows } = await listJobsOfTeam(db, teamId, filter, pageOf(query));
    return { team_id: teamId, total, next_cursor: next, jobs: rows.map(viewJob) };
  },
});
