import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Answer, Json } from './support/api-client.ts';
import { createTenant, type Tenant } from './support/create-tenant.ts';

const stack = inject('stack');
const told = ({ status, body }: Answer) => [status, body.error?.code, body.error?.message];
const DAY_MS = 86_400_000;

describe('statistics', () => {
  let tenant: Tenant;
  let other: Tenant;

  beforeAll(async () => {
    [tenant, other] = await Promise.all([createTenant(stack, { credits: 1.5 }), createTenant(stack)]);
    const call = { job_type: `type-of-${tenant.teamId}`, messages: [{ role: 'user', content: 'Hello' }] };
    await tenant.team.post('/api/jobs/create-and-call', call);
    await other.team.post('/api/jobs/create-and-call', call);
    await other.team.post('/api/jobs/create', { job_type: 'open' });
  });

  const dashboard = async (query = ''): Promise<Json> =>
    (await tenant.operator.get(`/api/stats/dashboard${query}`)).body;
  const series = (query: string) => tenant.operator.get(`/api/stats/series?${query}`);

  it('200: the dashboard has the older fields, spans with the span before, hours and days', async () => {
    const body = await dashboard();
    for (const field of ['organizations', 'teams', 'totalCredits', 'creditsRemaining', 'creditsUsed']) {
      expect(body[field], field).toBeGreaterThan(0);
    }
    expect(body.modelGroups).toBeGreaterThanOrEqual(0);
    expect(body.hours).toHaveLength(24);
    expect(body.days).toHaveLength(30);
    const { today, last_7_days: week, last_30_days: month } = body.periods;
    expect(today.jobs_created).toBeGreaterThanOrEqual(3);
    expect(week.jobs_created).toBeGreaterThanOrEqual(today.jobs_created);
    expect(month.jobs_created).toBe(body.days.reduce((sum: number, { jobs_created }: Json) => sum + jobs_created, 0));
    expect(today).toMatchObject(withoutMoment(body.days.at(-1)));
    expect(Date.parse(month.from) - Date.parse(month.previous.from)).toBe(30 * DAY_MS);
    expect(Date.parse(week.previous.to)).toBeLessThanOrEqual(Date.parse(week.from));
    expect(body.open_jobs.count).toBeGreaterThanOrEqual(1);
    expect(body.open_jobs.oldest_age_seconds).toBeGreaterThanOrEqual(0);
    expect(body.latency.p95_ms).toBeGreaterThanOrEqual(body.latency.p50_ms);
    expect(body.health).toEqual({ status: 'ready', dependencies: { postgres: 'up', temporal: 'up', redis: 'up' } });
  });

  it('200: days of another time zone begin where its people say', async () => {
    const { days } = await dashboard('?time_zone=Asia/Tokyo');
    for (const { at } of days) expect(at).toMatch(/T15:00:00\.000Z$/);
  });

  it('200: the dashboard names teams whose credits last less than a week', async () => {
    const { teams, total } = (await dashboard()).teams_low_on_credits;
    expect(total).toBeGreaterThanOrEqual(1);
    const found = teams.find(({ team_id }: Json) => team_id === tenant.teamId);
    if (total <= 10) expect(found).toMatchObject({ credits_remaining: 0.5, days_left: expect.any(Number) });
  });

  it('200: series add up, point by point, to their whole and to their groups', async () => {
    const type = `job_type=type-of-${tenant.teamId}`;
    const { body } = await series(`metric=price_usd,calls,jobs_closed&group_by=team&interval=hour&${type}`);
    expect(body.points.length).toBe(body.total[0].values.length);
    expect(body.total.map(({ metric, unit, whole }: Json) => [metric, unit, whole])).toEqual([
      ['price_usd', 'usd', 0.2],
      ['calls', 'calls', 2],
      ['jobs_closed', 'jobs', 2],
    ]);
    expect(body.group_count).toBe(2);
    expect(body.groups.map(({ key, name, series: [price] }: Json) => [key, name, price.whole])).toEqual(
      [tenant.teamId, other.teamId].sort().map((teamId) => [teamId, teamId, 0.1]),
    );
    for (const [place, total] of body.total.entries()) {
      for (const [point, value] of total.values.entries()) {
        const parts = body.groups.map(({ series: all }: Json) => all[place].values[point]);
        expect(parts.reduce((sum: number, part: number) => sum + part, 0)).toBeCloseTo(value, 9);
      }
    }
  });

  it('200: series by alias leave what belongs to no alias to null, and latencies come from all calls together', async () => {
    const { body } = await series(
      `metric=credits_charged,p95_latency_ms&group_by=alias&organization_id=${tenant.organizationId}`,
    );
    expect(body.groups).toMatchObject([
      { key: tenant.alias, name: null, series: [{ whole: 1 }, { unit: 'ms' }] },
      { key: null },
    ]);
    expect(body.total[1].whole).toBe(body.groups[0].series[1].whole);
  });

  it('200: series tell of so many groups as asked, those with the most', async () => {
    const { body } = await series('metric=jobs_created&group_by=team&limit=1');
    expect(body.groups).toHaveLength(1);
    expect(body.group_count).toBeGreaterThan(1);
  });

  it('403, 422: are for operators, and say what cannot be asked', async () => {
    expect(told(await tenant.team.get('/api/stats/dashboard')).slice(0, 2)).toEqual([403, 'forbidden']);
    expect(told(await series('metric=colour'))[2]).toMatch(/^metric\.0: must be one or more of jobs_created/);
    expect(told(await series(''))[2]).toMatch(/^metric: is required/);
    expect(told(await series('metric=jobs_created&group_by=alias'))[2]).toMatch(
      /^metric: jobs_created counts whole jobs/,
    );
    expect(told(await series('metric=calls&interval=hour&from=2020-01-01'))[2]).toMatch(
      /^from: is \d+ hours before to/,
    );
    expect(told(await series('metric=calls&time_zone=Mars/Base'))[2]).toMatch(/^time_zone: must be a time zone/);
    expect(told(await series('metric=calls&from=2026-02-01&to=2026-01-01'))[2]).toBe('to: must be after from');
  });
});

function withoutMoment({ at: _, ...figures }: Json): Json {
  return figures;
}
