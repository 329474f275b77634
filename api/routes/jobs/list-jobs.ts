import { z } from 'zod';
import { jobList, jobListQuery } from '#schemas/jobs.ts';
import { listJobsOfTeam } from '../../../prisma/repositories/jobs.ts';
import { defineRoute } from '../../define-route.ts';
import { assertMayRead } from '../../own-team.ts';
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
  errors: ['not_found'],

  async handle({ params, query, caller }, { db }) {
    const { team_id: teamId } = params;
    assertMayRead(caller, teamId);
    const { total, jobs } = await listJobsOfTeam(db, teamId, { ...query, jobType: query.job_type });
    return { team_id: teamId, total, jobs: jobs.map(viewJob) };
  },
});
