import { budgetRefusal, refusal } from '#domain/credits.ts';
import { microCredits, microToCredits } from '#domain/money.ts';
import { checkCreditsQuery, checkedCredits } from '#schemas/credits.ts';
import { teamParams } from '#schemas/teams.ts';
import { findBalance, findBudgetRoom } from '../../../prisma/repositories/credit-accounts.ts';
import { defineRoute } from '../../define-route.ts';
import { assertMayRead, teamNotFound } from '../../own-team.ts';

export const checkCredits = defineRoute({
  method: 'post',
  path: '/api/credits/teams/:team_id/check',
  summary: 'Ask whether a team has this many credits now. Nothing is held',
  tag: 'Credits',
  access: 'team_or_viewer',
  isQuestion: true,
  params: teamParams,
  query: checkCreditsQuery,
  reply: checkedCredits,
  errors: ['invalid_request', 'not_found'],

  async handle({ params: { team_id: teamId }, query: { credits_needed: needed }, caller }, { db }) {
    assertMayRead(caller, teamId);
    const [found, budgetRoom] = await Promise.all([findBalance(db, teamId), findBudgetRoom(db, teamId)]);
    if (!found) throw teamNotFound(teamId);
    const { balance, creditLimit, holdingJobs: openJobs } = found;
    const funds = balance.available - balance.debt + creditLimit;
    const usable = microCredits(budgetRoom === null || funds < budgetRoom ? funds : budgetRoom);
    const whatIsMissing = () =>
      funds < needed ? refusal(needed, { ...balance, openJobs }) : budgetRefusal(needed, usable);
    return {
      team_id: teamId,
      has_credits: usable >= needed,
      credits_needed: microToCredits(needed),
      credits_remaining: microToCredits(balance.available),
      credits_usable: microToCredits(usable > 0n ? usable : microCredits(0n)),
      ...(usable < needed && { error: whatIsMissing() }),
    };
  },
});
