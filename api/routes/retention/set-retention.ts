import { retentionBody, retentionView } from '#schemas/retention.ts';
import { teamParams } from '#schemas/teams.ts';
import { saveRetention } from '../../../prisma/repositories/stored-content.ts';
import { defineRoute } from '../../define-route.ts';
import { findLivingTeam } from '../teams/living-team.ts';

export const setRetention = defineRoute({
  method: 'put',
  path: '/api/teams/:team_id/retention',
  summary: "Say how long a team's prompts and replies are kept. What is older is deleted within minutes, for good",
  tag: 'Retention',
  access: 'admin',
  params: teamParams,
  body: retentionBody,
  reply: retentionView,
  errors: ['invalid_request', 'forbidden', 'not_found', 'conflict'],

  async handle({ params: { team_id: teamId }, body: { content_days: days } }, { db }) {
    await findLivingTeam(db, teamId);
    await saveRetention(db, teamId, days);
    return { team_id: teamId, content_days: days };
  },
});
