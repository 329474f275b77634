import { teamLimits, teamLimitsView } from '#schemas/limits.ts';
import { teamParams } from '#schemas/teams.ts';
import { saveTeamLimits } from '../../../prisma/repositories/team-limits.ts';
import { defineRoute } from '../../define-route.ts';
import { findLivingTeam } from '../teams/living-team.ts';

export const replaceLimits = defineRoute({
  method: 'put',
  path: '/api/teams/:team_id/limits',
  summary: 'Replace how much a team may use. Counts for calls from the next second on',
  tag: 'Limits',
  access: 'admin',
  params: teamParams,
  body: teamLimits,
  reply: teamLimitsView,
  errors: ['invalid_request', 'forbidden', 'not_found', 'conflict'],

  async handle({ params: { team_id: teamId }, body }, { db, liteLlmKeys }) {
    await findLivingTeam(db, teamId);
    await saveTeamLimits(db, teamId, body);
    await liteLlmKeys.changed(teamId);
    return { team_id: teamId, limits: body };
  },
});
