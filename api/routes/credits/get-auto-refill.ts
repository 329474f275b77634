import { autoRefillView } from '#schemas/auto-refill.ts';
import { teamParams } from '#schemas/teams.ts';
import { defineRoute } from '../../define-route.ts';
import { assertMayRead } from '../../own-team.ts';
import { findAnyTeam } from '../teams/living-team.ts';
import { showAutoRefill } from './show-auto-refill.ts';

export const getAutoRefill = defineRoute({
  method: 'get',
  path: '/api/credits/teams/:team_id/auto-refill',
  summary: 'How and when a team gets credits again',
  tag: 'Credits',
  access: 'team_or_viewer',
  params: teamParams,
  reply: autoRefillView,
  errors: ['invalid_request', 'not_found'],

  async handle({ params: { team_id: teamId }, caller }, { db }) {
    assertMayRead(caller, teamId);
    await findAnyTeam(db, teamId);
    return showAutoRefill(db, teamId);
  },
});
