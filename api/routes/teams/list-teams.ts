import { teamList, teamListQuery } from '#schemas/teams.ts';
import { listTeams as findTeams } from '../../../prisma/repositories/teams.ts';
import { defineRoute } from '../../define-route.ts';
import { pageOf } from '../../page-of.ts';
import { viewTeam } from '../../views/team.ts';

export const listTeams = defineRoute({
  method: 'get',
  path: '/api/teams',
  summary: 'Teams, newest first',
  tag: 'Teams',
  access: 'viewer',
  query: teamListQuery,
  reply: teamList,
  rows: 'teams',
  errors: ['invalid_request', 'forbidden'],

  async handle({ query }, { db }) {
    const { organization_id: organizationId, status, q: search } = query;
    const { total, next, rows } = await findTeams(db, { organizationId, status, search }, pageOf(query));
    return { total, next_cursor: next, teams: rows.map(viewTeam) };
  },
});
