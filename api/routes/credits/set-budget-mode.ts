import { budgetModeBody, budgetModeView } from '#schemas/team-rates.ts';
import { teamParams } from '#schemas/teams.ts';
import { updateTeam } from '../../../prisma/repositories/teams.ts';
import { defineRoute } from '../../define-route.ts';
import { ratesIn } from '../../team-rates.ts';
import { viewRates } from '../../views/team-rates.ts';
import { findLivingTeam } from '../teams/living-team.ts';

export const setBudgetMode = defineRoute({
  method: 'patch',
  path: '/api/credits/teams/:team_id/budget-mode',
  summary: "Choose how a team's jobs are paid: by price book, by cost or by tokens. It counts for new jobs",
  tag: 'Credits',
  access: 'admin',
  params: teamParams,
  body: budgetModeBody,
  reply: budgetModeView,
  errors: ['invalid_request', 'forbidden', 'not_found', 'conflict'],

  async handle({ params: { team_id: teamId }, body }, { db }) {
    await findLivingTeam(db, teamId);
    await updateTeam(db, teamId, { rates: ratesIn(body) });
    const { rates } = await findLivingTeam(db, teamId);
    return {
      team_id: teamId,
      ...viewRates(rates),
      message: 'New jobs are paid this way; jobs that exist keep theirs.',
    };
  },
});
