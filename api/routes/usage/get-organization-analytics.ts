import { latencyPercentile } from '#domain/analytics/latency-buckets.ts';
import { organizationParams } from '#schemas/organizations.ts';
import { analyticsQuery, organizationAnalytics } from '#schemas/usage.ts';
import { sumUsage, type UsageRow } from '../../../prisma/repositories/usage.ts';
import { defineRoute } from '../../define-route.ts';
import { spanOf } from '../../span-of.ts';
import { readSeries } from '../../stats/read-series.ts';
import { viewMoment } from '../../views/dashboard.ts';
import { viewUsage } from '../../views/usage.ts';
import { findKnownOrganization } from '../organizations/known-organization.ts';

export const getOrganizationAnalytics = defineRoute({
  method: 'get',
  path: '/api/jobs/organizations/:organization_id/analytics',
  summary: 'All figures of an organization by day, team, job type and alias',
  tag: 'Statistics',
  access: 'viewer',
  params: organizationParams,
  query: analyticsQuery,
  reply: organizationAnalytics,
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ params, query }, { db }) {
    const { organizationId } = await findKnownOrganization(db, params.organization_id);
    const { time_zone: timeZone } = query;
    const filter = { organizationId };
    const question = { interval: 'day', timeZone, ...spanOf(query), limit: 1, filter } as const;
    const days = await readSeries(db, { ...question, metrics: ['p95_latency_ms'] });
    const span = { organizationId, from: days.from, to: days.to, timeZone };
    const groups = await Promise.all(
      (['team', 'job_type', 'alias'] as const).map((groupBy) => sumUsage(db, { ...span, groupBy })),
    );
    const [teams = [], jobTypes = [], aliases = []] = groups.map(viewGroups);
    const latencyOf = (percent: number) => latencyPercentile(days.whole.callsByLatency, percent);
    return {
      organization_id: organizationId,
      from: days.from,
      to: days.to,
      time_zone: timeZone,
      total: { ...viewUsage(days.whole), p50_latency_ms: latencyOf(50), p95_latency_ms: latencyOf(95) },
      days: days.points.map((at, place) => viewMoment(at, days.samples[place])),
      teams,
      job_types: jobTypes,
      aliases,
    };
  },
});

/** The dearest first. */
const viewGroups = (rows: readonly UsageRow[]) =>
  rows
    .toSorted(
      (one, other) => Number(other.priceNanoUsd - one.priceNanoUsd) || ((one.key ?? '') < (other.key ?? '') ? -1 : 1),
    )
    .map((row) => ({ key: row.key === '' ? null : row.key, ...viewUsage(row) }));
