import { marginQuery, marginReport } from '#schemas/reports.ts';
import { reportMargins as sumMargins } from '../../../prisma/repositories/margin-reports.ts';
import { defineRoute } from '../../define-route.ts';
import { spanOf } from '../../span-of.ts';
import { viewMarginRow, viewMarginSums } from '../../views/margin-report.ts';

export const reportMargins = defineRoute({
  method: 'get',
  path: '/api/reports/margins',
  summary: 'Cost, price and margin of closed jobs by team, organization, job type, alias or day',
  tag: 'Margins',
  access: 'viewer',
  query: marginQuery,
  reply: marginReport,
  errors: ['invalid_request', 'forbidden'],

  async handle({ query }, { db }) {
    const { group_by: groupBy, team_id: teamId, organization_id: organizationId, job_type: jobType, ...page } = query;
    const { limit, offset } = page;
    const { from, to } = spanOf(page);
    const search = { groupBy, from, to, teamId, organizationId, jobType, limit, offset };
    const { total, groups, groupCount } = await sumMargins(db, search);
    return {
      group_by: groupBy,
      from,
      to,
      total: viewMarginSums(total),
      group_count: groupCount,
      groups: groups.map(viewMarginRow),
    };
  },
});
