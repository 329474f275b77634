import { NOTHING } from '#domain/analytics/add-samples.ts';
import { endedCalls } from '#domain/analytics/usage-sums.ts';
import { organizationParams } from '#schemas/organizations.ts';
import { organizationStats, organizationStatsQuery } from '#schemas/usage.ts';
import { countOpenJobs } from '../../../prisma/repositories/open-job-count.ts';
import { sumUsage } from '../../../prisma/repositories/usage.ts';
import { defineRoute } from '../../define-route.ts';
import { invalid } from '../../invalid.ts';
import { creditsUsed, viewEarnings } from '../../views/usage-summary.ts';
import { findKnownOrganization } from '../organizations/known-organization.ts';

const TEAMS_SHOWN = 10;
const DAY_MS = 86_400_000;
const BEGINNING = new Date('2000-01-01T00:00:00Z');

export const getOrganizationStats = defineRoute({
  method: 'get',
  path: '/api/jobs/organizations/:organization_id/stats',
  summary: 'Sums of an organization, of all time or between two dates, and the teams with most jobs',
  tag: 'Statistics',
  access: 'viewer',
  params: organizationParams,
  query: organizationStatsQuery,
  reply: organizationStats,
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ params, query }, { db }) {
    const organization = await findKnownOrganization(db, params.organization_id);
    const { organizationId } = organization;
    const tomorrow = new Date(Math.ceil((Date.now() + 1) / DAY_MS) * DAY_MS);
    const { start_date: from = BEGINNING, end_date: to = tomorrow } = query;
    if (from >= to) throw invalid('end_date', 'must not be before start_date');
    const [[whole = NOTHING], byTeam, open] = await Promise.all([
      sumUsage(db, { organizationId, from, to }),
      sumUsage(db, { organizationId, from, to, groupBy: 'team' }),
      countOpenJobs(db, organizationId),
    ]);
    const busiest = byTeam.sort((one, other) => other.jobsCreated - one.jobsCreated).slice(0, TEAMS_SHOWN);
    return {
      organization_id: organizationId,
      organization_name: organization.name,
      total_jobs: whole.jobsCreated,
      completed_jobs: whole.jobsCompleted,
      failed_jobs: whole.jobsFailed,
      cancelled_jobs: whole.jobsCancelled,
      expired_jobs: whole.jobsExpired,
      in_progress_jobs: open,
      total_teams: organization.teamCount,
      total_llm_calls: endedCalls(whole),
      successful_calls: whole.succeededCalls,
      failed_calls: whole.failedCalls,
      ...viewEarnings(whole),
      total_credits_used: creditsUsed(whole),
      top_teams: busiest.map((team) => ({
        team_id: team.key ?? '',
        job_count: team.jobsCreated,
        credits_used: creditsUsed(team),
      })),
    };
  },
});
