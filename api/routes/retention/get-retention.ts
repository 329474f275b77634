import { retentionView } from '#schemas/retention.ts';
import { teamParams } from '#schemas/teams.ts';
import { findRetention } from '../../../prisma/repositories/stored-content.ts';
import { defineRoute } from '../../define-route.ts';
import { assertMayRead, teamNotFound } from '../../own-team.ts';

export const getRetention = defineRoute({
  method: 'get',
  path: '/api/teams/:team_id/retention',
  summary: "How long a team's prompts and replies are kept",
  tag: 'Retention',
  access: 'team_or_viewer',
  params: teamParams,
  reply: retentionView,
  errors: ['invalid_request', 'not_found'],

  async handle({ params: { team_id: teamId }, caller }, { db }) {
    assertMayRead(caller, teamId);
    const days = await findRetention(db, teamId);
    if (days === undefined) throw teamNotFound(teamId);
    return { team_id: teamId, content_days: days };
  },
});
