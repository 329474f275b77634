import { teamList, teamListQuery } from '#schemas/teams.ts';
import { listTeams as findTeams } from '../../../prisma/repositories/teams.ts';
import { defineRoute } from '../../define-route.ts';
import { viewTeam } from '../../views/team.ts';

export const listTeams = defineRoute({
  method: 'get',
  path: '/api/teams',
  summary: 'Teams, newest first',
  tag: 'Teams',
  access: 'viewer',
  query: teamListQuery,
  reply: teamList,
  errors: ['invalid_request', 'forbidden'],

  async handle({ query }, { db }) {
    const { organization_id: organizationId, status, q: search, limit, offset } = query;
    const { total, teams } = await findTeams(db, { organizationId, status, search, limit, offset });
    return { total, teams: teams.map(viewTeam) };
  },
});
