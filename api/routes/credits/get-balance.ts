import { balanceView } from '#schemas/credits.ts';
import { teamParams } from '#schemas/teams.ts';
import { findBalance } from '../../../prisma/repositories/credit-accounts.ts';
import { defineRoute } from '../../define-route.ts';
import { assertMayRead, teamNotFound } from '../../own-team.ts';
import { viewBalance } from '../../views/credits.ts';

export const getBalance = defineRoute({
  method: 'get',
  path: '/api/credits/teams/:team_id/balance',
  summary: "A team's credits and where they are",
  tag: 'Credits',
  access: 'team_or_viewer',
  params: teamParams,
  reply: balanceView,
  errors: ['invalid_request', 'not_found'],

  async handle({ params: { team_id: teamId }, caller }, { db }) {
    assertMayRead(caller, teamId);
    const found = await findBalance(db, teamId);
    if (!found) throw teamNotFound(teamId);
    return viewBalance(teamId, found);
  },
});
