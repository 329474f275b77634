import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { CACHE_MS } from '../api/middleware/authenticate.ts';
import type { Answer } from './support/api-client.ts';
import { createTenant, type Tenant } from './support/create-tenant.ts';
import { completeJob } from './support/job-client.ts';
import { query } from './support/ledger.ts';

const stack = inject('stack');
const told = ({ status, body }: Answer) => [status, body.error?.code, body.error?.message];

describe('a team’s budgets', () => {
  let tenant: Tenant;
  let budgets: string;

  beforeEach(async () => {
    tenant = await createTenant(stack, { credits: 100 });
    budgets = `/api/teams/${tenant.teamId}/budgets`;
  });

  const put = (...list: object[]) => tenant.operator.put(budgets, { budgets: list });

  it('are replaced as a whole and say what is left', async () => {
    await put({ period: 'day', limit_credits: 5 });
    await completeJob(tenant);
    const { body } = await put({
      period: 'month',
      limit_credits: 10.5,
      hard_stop: false,
      alert_percents: [100, 50, 50],
    });
    expect(body.budgets).toMatchObject([
      {
        period: 'month',
        limit_credits: 10.5,
        hard_stop: false,
        alert_percents: [50, 100],
        credits_spent: 1,
        credits_reserved: 0,
        credits_remaining: 9.5,
      },
    ]);
    expect((await tenant.team.get(budgets)).body).toEqual(body);
    const { period_start: start, period_end: end } = body.budgets[0];
    expect(start.slice(8)).toBe('01T00:00:00.000Z');
    expect(end.slice(8)).toBe('01T00:00:00.000Z');
    expect(end > start).toBe(true);
    expect((await put()).body.budgets).toEqual([]);
  });

  it('402: stop what would go beyond them, and the check says so', async () => {
    await put({ period: 'week', limit_credits: 2 });
    await completeJob(tenant);
    await completeJob(tenant);
    expect(told(await tenant.team.post('/api/jobs/create', { job_type: 'x' })).slice(0, 2)).toEqual([
      402,
      'budget_exceeded',
    ]);
    expect((await tenant.team.post(`/api/credits/teams/${tenant.teamId}/check`)).body).toMatchObject({
      has_credits: false,
      credits_remaining: 98,
      credits_usable: 0,
      error: expect.stringContaining('budget has 0 left'),
    });
  });

  it('only alert when they do not stop, once for each threshold', async () => {
    await put({ period: 'day', limit_credits: 2, hard_stop: false, alert_percents: [50, 100] });
    for (let job = 0; job < 3; job += 1) await completeJob(tenant);
    const { body } = await tenant.operator.get(`/api/budget-alerts?team_id=${tenant.teamId}`);
    expect(body.total).toBe(2);
    expect(body.alerts).toMatchObject([
      { percent: 100, limit_credits: 2, credits_spent: 2, period: 'day', team_id: tenant.teamId },
      { percent: 50, limit_credits: 2, credits_spent: 1 },
    ]);
    expect((await tenant.team.get('/api/budget-alerts')).status).toBe(403);
  });

  it('422: have one limit for each period', async () => {
    expect(told(await put({ period: 'day', limit_credits: 1 }, { period: 'day', limit_credits: 2 }))[2]).toBe(
      'budgets: has two budgets for one period; send one for each',
    );
    expect(told(await put({ period: 'year', limit_credits: 1 }))[0]).toBe(422);
    expect((await (await createTenant(stack)).team.get(budgets)).status).toBe(404);
  });
});

describe('how a team’s jobs are paid', () => {
  const rates = { credits_per_dollar: 10, tokens_per_credit: 10_000, minimum_credits: 0 };

  it('is the price book at first, and can be changed for new jobs', async () => {
    const { operator, teamId, team } = await createTenant(stack);
    const path = `/api/credits/teams/${teamId}`;
    expect((await operator.get(`/api/teams/${teamId}`)).body).toMatchObject({ budget_mode: 'job_based', ...rates });
    const before = (await team.post('/api/jobs/create', { job_type: 'x' })).body.job_id;
    const change = { budget_mode: 'consumption_usd', credits_per_dollar: 12.5, minimum_credits: 0.01 };
    expect((await operator.patch(`${path}/budget-mode`, change)).body).toMatchObject({
      ...rates,
      ...change,
      rounding: { mode: 'up', to: 0.000001 },
    });
    await sleep(CACHE_MS);
    const after = (await team.post('/api/jobs/create', { job_type: 'x' })).body.job_id;
    const pinned = await query(
      stack.DATABASE_URL,
      'SELECT consumption IS NULL AS by_price_book FROM jobs WHERE id = ANY($1) ORDER BY created_at',
      [[before, after]],
    );
    expect(pinned).toEqual([{ by_price_book: true }, { by_price_book: false }]);
  });

  it('has conversion rates of its own', async () => {
    const { operator, teamId } = await createTenant(stack);
    const path = `/api/credits/teams/${teamId}/conversion-rates`;
    expect((await operator.patch(path, { tokens_per_credit: 500 })).body).toEqual({
      team_id: teamId,
      budget_mode: 'job_based',
      credits_per_dollar: 10,
      tokens_per_credit: 500,
    });
    expect((await operator.get(path)).body.tokens_per_credit).toBe(500);
    expect(told(await operator.patch(path, {}))[0]).toBe(422);
    expect(told(await operator.patch(path, { tokens_per_credit: 0 }))[2]).toBe('tokens_per_credit: must be at least 1');
  });

  it('can be given with the team, and with a change of it', async () => {
    const { operator, organizationId, teamId } = await createTenant(stack);
    const given = {
      budget_mode: 'consumption_tokens',
      tokens_per_credit: 1_000,
      rounding: { mode: 'nearest', to: 0.5 },
    };
    const { body } = await operator.post('/api/teams/create', {
      organization_id: organizationId,
      team_id: `${teamId}-2`,
      ...given,
    });
    expect(body).toMatchObject({ ...rates, ...given });
    expect((await operator.put(`/api/teams/${teamId}`, { budget_mode: 'consumption_usd' })).body.budget_mode).toBe(
      'consumption_usd',
    );
    expect(told(await operator.put(`/api/teams/${teamId}`, { budget_mode: 'free' }))[0]).toBe(422);
  });
});
