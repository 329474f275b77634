import { balanceView, creditLimitBody } from '#schemas/credits.ts';
import { teamParams } from '#schemas/teams.ts';
import { findBalance, setCreditLimit as storeLimit } from '../../../prisma/repositories/credit-accounts.ts';
import { defineRoute } from '../../define-route.ts';
import { teamNotFound } from '../../own-team.ts';
import { viewBalance } from '../../views/credits.ts';
import { findLivingTeam } from '../teams/living-team.ts';

export const setCreditLimit = defineRoute({
  method: 'patch',
  path: '/api/credits/teams/:team_id/credit-limit',
  summary: 'Set how much a team may owe. It counts for new holds',
  tag: 'Credits',
  access: 'admin',
  params: teamParams,
  body: creditLimitBody,
  reply: balanceView,
  errors: ['invalid_request', 'forbidden', 'not_found', 'conflict'],

  async handle({ params: { team_id: teamId }, body }, { db }) {
    await findLivingTeam(db, teamId);
    await storeLimit(db, teamId, body.credit_limit);
    const found = await findBalance(db, teamId);
    if (!found) throw teamNotFound(teamId);
    return viewBalance(teamId, found);
  },
});
