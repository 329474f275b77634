import { allFigures } from '#domain/analytics/add-samples.ts';
import { latencyPercentile } from '#domain/analytics/latency-buckets.ts';
import { dashboard, dashboardQuery } from '#schemas/stats.ts';
import type { Database } from '../../../prisma/client.ts';
import { listTeamsLowOnCredits, readDashboardFacts } from '../../../prisma/repositories/dashboard-facts.ts';
import { sumUsage } from '../../../prisma/repositories/usage.ts';
import { checkDependencies } from '../../../temporal/check-dependencies.ts';
import { defineRoute } from '../../define-route.ts';
import { readPeriods } from '../../stats/read-periods.ts';
import { readSeries } from '../../stats/read-series.ts';
import { viewFacts, viewLosingJobTypes, viewLowTeam, viewMoment, viewPeriod } from '../../views/dashboard.ts';

const HOURS_SHOWN = 24;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const DAYS = 30;
const LOW = { days: 7, limit: 10 };

export const showDashboard = defineRoute({
  method: 'get',
  path: '/api/stats/dashboard',
  summary: 'How it goes: revenue, cost, margin and work of today and the last 30 days, and what needs attention',
  tag: 'Statistics',
  access: 'viewer',
  query: dashboardQuery,
  reply: dashboard,
  errors: ['invalid_request', 'forbidden'],

  async handle({ query: { time_zone: timeZone } }, { db, health }) {
    const now = new Date();
    const to = new Date(now.getTime() + 1);
    const lastHours = {
      from: new Date(now.getTime() - (HOURS_SHOWN - 1) * HOUR_MS),
      to,
      timeZone,
      limit: 1,
      filter: {},
    };
    const [facts, low, checked, periods, hours, byType] = await Promise.all([
      readDashboardFacts(db),
      listTeamsLowOnCredits(db, LOW),
      checkDependencies(health),
      readPeriods(db, now, timeZone),
      readSeries(db, { ...lastHours, metrics: ['p95_latency_ms'], figures: allFigures, interval: 'hour' }),
      readJobTypes(db, now),
    ]);
    const latencyOf = (percent: number) => latencyPercentile(hours.whole.callsByLatency, percent);
    return {
      ...viewFacts(facts, now),
      time_zone: timeZone,
      as_of: now,
      periods: {
        today: viewPeriod(periods.today),
        last_7_days: viewPeriod(periods.week),
        last_30_days: viewPeriod(periods.month),
      },
      hours: hours.points.map((at, place) => viewMoment(at, hours.samples[place])),
      days: periods.days.map(({ at, sample }) => viewMoment(at, sample)),
      latency: { p50_ms: latencyOf(50), p95_ms: latencyOf(95) },
      teams_low_on_credits: { total: low.total, teams: low.teams.map(viewLowTeam) },
      negative_margin_job_types: viewLosingJobTypes(byType),
      health: checked,
    };
  },
});

/** Days of UTC, whatever days the rest goes by: they are summed already. */
function readJobTypes(db: Database, now: Date) {
  const tomorrow = Math.floor(now.getTime() / DAY_MS + 1) * DAY_MS;
  const figures = [
    'jobsCompleted',
    'jobsFailed',
    'jobsCancelled',
    'jobsExpired',
    'priceNanoUsd',
    'costNanoUsd',
  ] as const;
  return sumUsage(db, {
    from: new Date(tomorrow - DAYS * DAY_MS),
    to: new Date(tomorrow),
    groupBy: 'job_type',
    figures,
  });
}
