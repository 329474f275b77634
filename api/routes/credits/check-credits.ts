import { refusal } from '#domain/credits.ts';
import { microToCredits } from '#domain/money.ts';
import { checkCreditsQuery, checkedCredits } from '#schemas/credits.ts';
import { teamParams } from '#schemas/teams.ts';
import { findBalance } from '../../../prisma/repositories/credit-accounts.ts';
import { defineRoute } from '../../define-route.ts';
import { assertMayRead, teamNotFound } from '../../own-team.ts';

export const checkCredits = defineRoute({
  method: 'post',
  path: '/api/credits/teams/:team_id/check',
  summary: 'Ask whether a team has this many credits now. Nothing is held',
  tag: 'Credits',
  access: 'team_or_viewer',
  params: teamParams,
  query: checkCreditsQuery,
  reply: checkedCredits,
  errors: ['invalid_request', 'not_found'],

  async handle({ params: { team_id: teamId }, query: { credits_needed: needed }, caller }, { db }) {
    assertMayRead(caller, teamId);
    const found = await findBalance(db, teamId);
    if (!found) throw teamNotFound(teamId);
    const hasCredits = found.balance.available >= needed;
    return {
      team_id: teamId,
      has_credits: hasCredits,
      credits_needed: microToCredits(needed),
      credits_remaining: microToCredits(found.balance.available),
      ...(!hasCredits && { error: refusal(needed, found.balance) }),
    };
  },
});
