import { budgetList } from '#schemas/budgets.ts';
import { teamParams } from '#schemas/teams.ts';
import { listBudgets as readBudgets } from '../../../prisma/repositories/team-budgets.ts';
import { defineRoute } from '../../define-route.ts';
import { assertMayRead } from '../../own-team.ts';
import { viewBudget } from '../../views/budget.ts';
import { findAnyTeam } from '../teams/living-team.ts';

export const listBudgets = defineRoute({
  method: 'get',
  path: '/api/teams/:team_id/budgets',
  summary: "A team's budgets and what is left of them in this period",
  tag: 'Budgets',
  access: 'team_or_viewer',
  params: teamParams,
  reply: budgetList,
  errors: ['invalid_request', 'not_found'],

  async handle({ params: { team_id: teamId }, caller }, { db }) {
    assertMayRead(caller, teamId);
    await findAnyTeam(db, teamId);
    return { team_id: teamId, budgets: (await readBudgets(db, teamId)).map(viewBudget) };
  },
});
