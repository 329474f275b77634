import { NOTHING } from '#domain/analytics/add-samples.ts';
import { organizationParams } from '#schemas/organizations.ts';
import { organizationUsage, usageQuery } from '#schemas/usage.ts';
import { sumUsage } from '../../../prisma/repositories/usage.ts';
import { defineRoute } from '../../define-route.ts';
import { viewCounts, viewEarnings, viewTeamSummary } from '../../views/usage-summary.ts';
import { findKnownOrganization } from '../organizations/known-organization.ts';

export const getOrganizationUsage = defineRoute({
  method: 'get',
  path: '/api/organizations/:organization_id/usage',
  summary: 'What an organization used, was charged and cost in a year, month or day, by team and job type',
  tag: 'Statistics',
  access: 'viewer',
  params: organizationParams,
  query: usageQuery,
  reply: organizationUsage,
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ params, query: { period } }, { db }) {
    const { organizationId } = await findKnownOrganization(db, params.organization_id);
    const span = { organizationId, from: period.from, to: period.to };
    const [[whole = NOTHING], byTeam, byType] = await Promise.all([
      sumUsage(db, span),
      sumUsage(db, { ...span, groupBy: 'team' }),
      sumUsage(db, { ...span, groupBy: 'job_type' }),
    ]);
    return {
      organization_id: organizationId,
      period: period.name,
      summary: { ...viewTeamSummary(whole), ...viewEarnings(whole) },
      teams: viewCounts(byTeam),
      job_types: viewCounts(byType),
    };
  },
});
