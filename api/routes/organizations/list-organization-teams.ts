import { organizationParams, organizationTeams, organizationTeamsQuery } from '#schemas/organizations.ts';
import { listTeams } from '../../../prisma/repositories/teams.ts';
import { defineRoute } from '../../define-route.ts';
import { pageOf } from '../../page-of.ts';
import { viewTeam } from '../../views/team.ts';
import { findKnownOrganization } from './known-organization.ts';

export const listOrganizationTeams = defineRoute({
  method: 'get',
  path: '/api/organizations/:organization_id/teams',
  summary: "An organization's teams, newest first",
  tag: 'Organizations',
  access: 'viewer',
  params: organizationParams,
  query: organizationTeamsQuery,
  reply: organizationTeams,
  rows: 'teams',
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ params, query }, { db }) {
    const { organizationId } = await findKnownOrganization(db, params.organization_id);
    const { total, next, rows } = await listTeams(db, { organizationId }, pageOf(query));
    const teams = rows.map(viewTeam);
    return { organization_id: organizationId, team_count: total, total, next_cursor: next, teams };
  },
});
