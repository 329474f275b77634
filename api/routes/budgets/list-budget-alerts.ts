import { microCredits, microToCredits } from '#domain/money.ts';
import { budgetAlertList, budgetAlertsQuery } from '#schemas/budgets.ts';
import { listBudgetAlerts as readAlerts } from '../../../prisma/repositories/team-budgets.ts';
import { defineRoute } from '../../define-route.ts';

export const listBudgetAlerts = defineRoute({
  method: 'get',
  path: '/api/budget-alerts',
  summary: "Thresholds of teams' budgets that were reached, newest first",
  tag: 'Budgets',
  access: 'viewer',
  query: budgetAlertsQuery,
  reply: budgetAlertList,
  errors: ['invalid_request', 'forbidden'],

  async handle({ query: { team_id: teamId, limit, offset } }, { db }) {
    const { total, alerts } = await readAlerts(db, { teamId, limit, offset });
    return {
      total,
      alerts: alerts.map((alert) => ({
        team_id: alert.teamId,
        period: alert.period,
        period_start: alert.periodStart,
        percent: alert.percent,
        limit_credits: microToCredits(microCredits(alert.limitMicroCredits)),
        credits_spent: microToCredits(microCredits(alert.spentMicroCredits)),
        created_at: alert.createdAt,
      })),
    };
  },
});
