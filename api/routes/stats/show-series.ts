import type { MetricName } from '#domain/analytics/metrics.ts';
import { seriesQuery, seriesReply } from '#schemas/stats.ts';
import { findTenantNames } from '../../../prisma/repositories/tenant-names.ts';
import { defineRoute } from '../../define-route.ts';
import { spanOf } from '../../span-of.ts';
import { readSeries } from '../../stats/read-series.ts';
import { viewSeries } from '../../views/series.ts';

export const showSeries = defineRoute({
  method: 'get',
  path: '/api/stats/series',
  summary: 'Figures by hour or day, all together and by team, organization, job type or alias',
  tag: 'Statistics',
  access: 'viewer',
  query: seriesQuery,
  reply: seriesReply,
  errors: ['invalid_request', 'forbidden'],

  async handle({ query }, { db }) {
    const { metric, interval, time_zone: timeZone, group_by: groupBy, limit, job_type: jobType, alias } = query;
    const names = metric as [MetricName, ...MetricName[]];
    const filter = { teamId: query.team_id, organizationId: query.organization_id, jobType, alias };
    const series = await readSeries(db, {
      metrics: names,
      interval,
      timeZone,
      ...spanOf(query),
      groupBy,
      limit,
      filter,
    });
    const keys = series.groups.map(({ key }) => key);
    const tenants = groupBy === 'team' || groupBy === 'organization' ? await findTenantNames(db, groupBy, keys) : null;
    return {
      interval,
      time_zone: timeZone,
      from: series.from,
      to: series.to,
      group_by: groupBy ?? null,
      points: [...series.points],
      total: names.map((name) => viewSeries(name, series.whole, series.samples)),
      groups: series.groups.map(({ key, whole, samples }) => ({
        key: key === '' ? null : key,
        name: tenants?.get(key) ?? null,
        series: names.map((name) => viewSeries(name, whole, samples)),
      })),
      group_count: series.groupCount,
    };
  },
});
