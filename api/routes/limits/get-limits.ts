import { teamLimitsView } from '#schemas/limits.ts';
import { teamParams } from '#schemas/teams.ts';
import { findTeamLimits } from '../../../prisma/repositories/team-limits.ts';
import { defineRoute } from '../../define-route.ts';
import { assertMayRead, teamNotFound } from '../../own-team.ts';

export const getLimits = defineRoute({
  method: 'get',
  path: '/api/teams/:team_id/limits',
  summary: 'How much a team may use; what is left out is not limited',
  tag: 'Limits',
  access: 'team_or_viewer',
  params: teamParams,
  reply: teamLimitsView,
  errors: ['invalid_request', 'not_found'],

  async handle({ params: { team_id: teamId }, caller }, { db }) {
    assertMayRead(caller, teamId);
    const limits = await findTeamLimits(db, teamId);
    if (!limits) throw teamNotFound(teamId);
    const { fairness_weight: weight, ...own } = limits;
    return { team_id: teamId, limits: caller.kind === 'team' || weight === undefined ? own : limits };
  },
});
