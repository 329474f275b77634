import { teamJobList, teamJobsQuery } from '#schemas/operator-jobs.ts';
import { teamParams } from '#schemas/teams.ts';
import { searchJobs } from '../../../prisma/repositories/operator-jobs.ts';
import { defineRoute } from '../../define-route.ts';
import { viewOperatorJob } from '../../views/operator-job.ts';
import { findAnyTeam } from '../teams/living-team.ts';

export const listTeamJobs = defineRoute({
  method: 'get',
  path: '/api/jobs/teams/:team_id',
  summary: "A team's jobs with their true cost, newest first",
  tag: 'Jobs of all teams',
  access: 'viewer',
  params: teamParams,
  query: teamJobsQuery,
  reply: teamJobList,
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ params, query }, { db }) {
    const { teamId } = await findAnyTeam(db, params.team_id);
    const { page, page_size: limit, status, job_type: jobType, start_date: from, end_date: before } = query;
    const idPart = query.job_id_filter;
    const search = { teamId, status, jobType, from, before, idPart, limit, offset: (page - 1) * limit };
    const { total, jobs } = await searchJobs(db, search);
    const totalPages = Math.ceil(total / limit);
    return { jobs: jobs.map(viewOperatorJob), total, page, page_size: limit, total_pages: totalPages };
  },
});
