import { teamJobList, teamJobsQuery } from '#schemas/operator-jobs.ts';
import { teamParams } from '#schemas/teams.ts';
import { searchJobs } from '../../../prisma/repositories/operator-jobs.ts';
import { defineRoute } from '../../define-route.ts';
import { pageOf } from '../../page-of.ts';
import { viewOperatorJob } from '../../views/operator-job.ts';
import { findAnyTeam } from '../teams/living-team.ts';
import { searchOf } from './search-of.ts';

const USUAL_PAGE_SIZE = 20;

export const listTeamJobs = defineRoute({
  method: 'get',
  path: '/api/jobs/teams/:team_id',
  summary: "A team's jobs with their true cost, newest first",
  tag: 'Jobs of all teams',
  access: 'viewer',
  params: teamParams,
  query: teamJobsQuery,
  reply: teamJobList,
  rows: 'jobs',
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ params, query }, { db }) {
    const { teamId } = await findAnyTeam(db, params.team_id);
    const size = query.limit ?? query.page_size ?? USUAL_PAGE_SIZE;
    const offset = query.page === undefined ? query.offset : (query.page - 1) * size;
    const search = { ...searchOf(query), teamId, idPart: query.job_id_filter };
    const { total, next, rows } = await searchJobs(db, search, pageOf({ ...query, limit: size, offset }));
    return {
      jobs: rows.map(viewOperatorJob),
      total,
      next_cursor: next,
      page: query.page ?? Math.floor(offset / size) + 1,
      page_size: size,
      total_pages: Math.ceil(total / size),
    };
  },
});
