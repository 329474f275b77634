import { teamParams, teamReply } from '#schemas/teams.ts';
import { findTeam } from '../../../prisma/repositories/teams.ts';
import { defineRoute } from '../../define-route.ts';
import { assertMayRead, teamNotFound } from '../../own-team.ts';
import { viewOwnTeam, viewTeam } from '../../views/team.ts';

export const getTeam = defineRoute({
  method: 'get',
  path: '/api/teams/:team_id',
  summary: 'A team; with its own key, what it may know of itself',
  tag: 'Teams',
  access: 'team_or_viewer',
  params: teamParams,
  reply: teamReply,
  errors: ['invalid_request', 'not_found'],

  async handle({ params, caller }, { db }) {
    assertMayRead(caller, params.team_id);
    const team = await findTeam(db, params.team_id);
    if (!team) throw teamNotFound(params.team_id);
    return caller.kind === 'team' ? viewOwnTeam(team) : viewTeam(team);
  },
});
