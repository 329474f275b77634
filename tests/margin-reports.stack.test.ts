import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Answer, Json } from './support/api-client.ts';
import { createTenant, type Tenant } from './support/create-tenant.ts';

const stack = inject('stack');
const told = ({ status, body }: Answer) => [status, body.error?.code, body.error?.message];
const says = (content: string) => ({ messages: [{ role: 'user', content }] });
const groupings = ['team', 'organization', 'job_type', 'alias', 'day'];

/** What one credit of the standard price book is worth. */
const CREDIT_USD = 0.1;

describe('margin reports', () => {
  let tenant: Tenant;
  let costUsd: number;
  let lossUsd: number;

  beforeAll(async () => {
    tenant = await createTenant(stack);
    await runJob('analysis', ['one', 'two'], 'completed');
    const refunded = await runJob('chat', ['three'], 'completed');
    await runJob('chat', ['four'], 'failed');
    await runJob('quiet', [], 'completed');
    await tenant.team.post('/api/jobs/create', { job_type: 'open' });
    const refund = { job_id: refunded, credits: 0.25, reason: 'Test' };
    await tenant.operator.post(`/api/credits/teams/${tenant.teamId}/refund`, refund);
    const { jobs } = (await tenant.operator.get(`/api/jobs?team_id=${tenant.teamId}`)).body;
    const costOf = (some: Json[]) => some.reduce((sum, job) => sum + job.total_cost_usd, 0);
    costUsd = costOf(jobs);
    lossUsd = costOf(jobs.filter(({ status }: Json) => status === 'FAILED'));
  });

  async function runJob(jobType: string, calls: string[], status: string): Promise<string> {
    const { team } = tenant;
    const { job_id: jobId } = (await team.post('/api/jobs/create', { job_type: jobType })).body;
    for (const content of calls) await team.post(`/api/jobs/${jobId}/llm-call`, says(content));
    await team.post(`/api/jobs/${jobId}/complete`, { status });
    return jobId;
  }

  const report = (query: string) =>
    tenant.operator.get(`/api/reports/margins?organization_id=${tenant.organizationId}&${query}`);

  it('200: tell what closed jobs were charged, cost and left', async () => {
    const { body } = await report('');
    expect(body).toMatchObject({ group_by: 'day', group_count: 1 });
    expect(Date.parse(body.to) - Date.parse(body.from)).toBe(30 * 24 * 3_600_000);
    expect(costUsd).toBeGreaterThan(lossUsd);
    expect(lossUsd).toBeGreaterThan(0);
    const priceUsd = 2.75 * CREDIT_USD;
    expect(body.total).toEqual({
      jobs: 4,
      calls: 4,
      delivered_calls: 4,
      unpriced_calls: 0,
      credits_charged: 3,
      credits_refunded: 0.25,
      price_usd: expect.closeTo(priceUsd, 9),
      cost_usd: expect.closeTo(costUsd, 9),
      margin_usd: expect.closeTo(priceUsd - costUsd, 9),
      margin_percent: expect.closeTo(((priceUsd - costUsd) / priceUsd) * 100, 1),
      loss_usd: expect.closeTo(lossUsd, 9),
      waste_usd: 0,
    });
  });

  it.each(groupings)('200: by %s come to the same total', async (grouping) => {
    const [{ body }, { body: daily }] = await Promise.all([report(`group_by=${grouping}`), report('group_by=day')]);
    expect(body.total).toEqual(daily.total);
    for (const amount of ['credits_charged', 'credits_refunded', 'price_usd', 'cost_usd', 'margin_usd', 'loss_usd']) {
      const sum = body.groups.reduce((total: number, group: Json) => total + group[amount], 0);
      expect(sum, amount).toBeCloseTo(daily.total[amount], 9);
    }
  });

  it('200: name each group, the dearest first', async () => {
    const types = (await report('group_by=job_type')).body.groups;
    expect(types.map(({ key, jobs, credits_charged }: Json) => [key, jobs, credits_charged])).toEqual([
      ['analysis', 1, 1],
      ['quiet', 1, 1],
      ['chat', 2, 1],
    ]);
    expect(types[1]).toMatchObject({ cost_usd: 0, margin_percent: 100, loss_usd: 0 });
    const aliases = (await report('group_by=alias')).body.groups;
    expect(aliases.map(({ key, calls, credits_charged }: Json) => [key, calls, credits_charged])).toEqual([
      [tenant.alias, 4, 2],
      [null, 0, 1],
    ]);
    const days = (await report('group_by=day')).body.groups;
    expect(days.map(({ key }: Json) => key)).toEqual([new Date().toISOString().slice(0, 10)]);
  });

  it('200: end before `to`, and know teams and job types', async () => {
    expect((await report('to=2026-01-01')).body.total).toMatchObject({ jobs: 0, margin_percent: null, price_usd: 0 });
    expect((await report('job_type=chat')).body.total).toMatchObject({ jobs: 2, credits_charged: 1 });
    expect((await report(`team_id=${tenant.teamId}`)).body.total).toMatchObject({ jobs: 4 });
  });

  it('403, 422: are for operators, about a span that has a length', async () => {
    expect(told(await tenant.team.get('/api/reports/margins')).slice(0, 2)).toEqual([403, 'forbidden']);
    expect(told(await report('from=2026-01-02&to=2026-01-01'))).toEqual([
      422,
      'invalid_request',
      'to: must be after from',
    ]);
    expect(told(await report('from=yesterday'))[2]).toMatch(/^from: must be a date such as 2026-01-31/);
    expect(told(await report('group_by=colour'))[2]).toMatch(/^group_by: must be "team" or "organization"/);
  });
});
