import { microToCredits } from '#domain/money.ts';
import { budgetAlertList, budgetAlertsQuery } from '#schemas/budgets.ts';
import { listBudgetAlerts as readAlerts } from '../../../prisma/repositories/team-budgets.ts';
import { defineRoute } from '../../define-route.ts';
import { pageOf } from '../../page-of.ts';

export const listBudgetAlerts = defineRoute({
  method: 'get',
  path: '/api/budget-alerts',
  summary: "Thresholds of teams' budgets that were reached, newest first",
  tag: 'Budgets',
  access: 'viewer',
  query: budgetAlertsQuery,
  reply: budgetAlertList,
  rows: 'alerts',
  errors: ['invalid_request', 'forbidden'],

  async handle({ query }, { db }) {
    const { total, next, rows } = await readAlerts(db, { teamId: query.team_id }, pageOf(query));
    return {
      total,
      next_cursor: next,
      alerts: rows.map((alert) => ({
        team_id: alert.teamId,
        period: alert.period,
        period_start: alert.periodStart,
        percent: alert.percent,
        limit_credits: microToCredits(alert.limitMicroCredits),
        credits_spent: microToCredits(alert.spentMicroCredits),
        created_at: alert.createdAt,
      })),
    };
  },
});
