import { NOTHING } from '#domain/analytics/add-samples.ts';
import { teamParams } from '#schemas/teams.ts';
import { teamUsage, usageQuery } from '#schemas/usage.ts';
import { sumUsage } from '../../../prisma/repositories/usage.ts';
import { defineRoute } from '../../define-route.ts';
import { assertMayRead } from '../../own-team.ts';
import { viewCounts, viewTeamSummary } from '../../views/usage-summary.ts';
import { findAnyTeam } from '../teams/living-team.ts';

export const getTeamUsage = defineRoute({
  method: 'get',
  path: '/api/teams/:team_id/usage',
  summary: 'What a team used and was charged in a year, month or day',
  tag: 'Statistics',
  access: 'team_or_viewer',
  params: teamParams,
  query: usageQuery,
  reply: teamUsage,
  errors: ['invalid_request', 'not_found'],

  async handle({ params: { team_id: teamId }, query: { period }, caller }, { db }) {
    assertMayRead(caller, teamId);
    await findAnyTeam(db, teamId);
    const span = { teamId, from: period.from, to: period.to };
    const [[whole = NOTHING], byType] = await Promise.all([
      sumUsage(db, span),
      sumUsage(db, { ...span, groupBy: 'job_type' }),
    ]);
    return { team_id: teamId, period: period.name, summary: viewTeamSummary(whole), job_types: viewCounts(byType) };
  },
});
