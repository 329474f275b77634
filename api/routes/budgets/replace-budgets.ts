import { budgetList, replaceBudgetsBody } from '#schemas/budgets.ts';
import { teamParams } from '#schemas/teams.ts';
import { listBudgets, replaceBudgets as storeBudgets } from '../../../prisma/repositories/team-budgets.ts';
import { defineRoute } from '../../define-route.ts';
import { viewBudget } from '../../views/budget.ts';
import { findLivingTeam } from '../teams/living-team.ts';

export const replaceBudgets = defineRoute({
  method: 'put',
  path: '/api/teams/:team_id/budgets',
  summary: 'Replace all budgets of a team. They count for new holds; [] removes them',
  tag: 'Budgets',
  access: 'admin',
  params: teamParams,
  body: replaceBudgetsBody,
  reply: budgetList,
  errors: ['invalid_request', 'forbidden', 'not_found', 'conflict'],

  async handle({ params: { team_id: teamId }, body }, { db }) {
    await findLivingTeam(db, teamId);
    const budgets = body.budgets.map(({ period, limit_credits, hard_stop, alert_percents }) => ({
      period,
      limit: limit_credits,
      hardStop: hard_stop,
      alertPercents: alert_percents,
    }));
    await storeBudgets(db, teamId, budgets);
    return { team_id: teamId, budgets: (await listBudgets(db, teamId)).map(viewBudget) };
  },
});
