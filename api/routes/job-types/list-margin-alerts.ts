import { marginAlertList, marginAlertsQuery } from '#schemas/job-types.ts';
import { listMarginAlerts as findAlerts } from '../../../prisma/repositories/margin-alerts.ts';
import { defineRoute } from '../../define-route.ts';
import { pageOf } from '../../page-of.ts';
import { viewMarginAlert } from '../../views/margin-alert.ts';

export const listMarginAlerts = defineRoute({
  method: 'get',
  path: '/api/margin-alerts',
  summary: 'Jobs that fell below the floor of their type while they ran, newest first',
  tag: 'Margins',
  access: 'viewer',
  query: marginAlertsQuery,
  reply: marginAlertList,
  rows: 'alerts',
  errors: ['invalid_request', 'forbidden'],

  async handle({ query: { team_id: teamId, job_type: jobType, ...query } }, { db }) {
    const { total, next, rows } = await findAlerts(db, { teamId, jobType }, pageOf(query));
    return { total, next_cursor: next, alerts: rows.map(viewMarginAlert) };
  },
});
