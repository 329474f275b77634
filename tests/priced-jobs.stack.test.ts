import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, inject, it } from 'vitest';
import { createTenant, type Tenant, type TenantOptions } from './support/create-tenant.ts';
import { expectNothingHeld, query } from './support/ledger.ts';
import { givePrices } from './support/price-book.ts';

const stack = inject('stack');
const perToken = { name: 'tokens', per_1k_completion_tokens: 10 };
const LEARNED_AGAIN_MS = 5_200;

const says = (content: string, more: object = {}) => ({ messages: [{ role: 'user', content }], ...more });
const hundredTokens = says('[[tokens 100]] Go on');

async function tenantWith(rules: readonly object[], options: TenantOptions = {}): Promise<Tenant> {
  const tenant = await createTenant(stack, options);
  await givePrices(stack.DATABASE_URL, tenant, rules);
  return tenant;
}

async function openJob({ team }: Tenant, more: object = {}): Promise<string> {
  const created = await team.post('/api/jobs/create', { job_type: 'writing', ...more });
  expect(created.status, JSON.stringify(created.body)).toBe(200);
  return `/api/jobs/${created.body.job_id}`;
}

const kindsOf = async (job: string) => {
  const rows = await query(stack.DATABASE_URL, 'SELECT kind FROM credit_entries WHERE job_id = $1 ORDER BY id', [
    job.split('/').at(-1),
  ]);
  return rows.map(({ kind }) => kind);
};

describe('a job priced by what it uses', () => {
  it('holds nothing at first, grows before its calls and is charged exactly what they used', async () => {
    const tenant = await tenantWith([perToken], { credits: 50 });
    const { team, operator, teamId } = tenant;
    const job = await openJob(tenant);
    expect((await team.get(`${job}/costs`)).body).toMatchObject({ credits_held: 0, credits_charged: null });
    for (const _ of [1, 2]) expect((await team.post(`${job}/llm-call`, hundredTokens)).status).toBe(200);
    expect((await team.get(`${job}/costs`)).body.credits_held).toBeGreaterThanOrEqual(2);

    const receipt = await team.post(`${job}/complete`);
    expect(receipt.body.costs).toMatchObject({ credits_charged: 2, credits_remaining: 48 });
    expect((await team.get(`${job}/costs`)).body).toMatchObject({
      credits_held: 0,
      credits_charged: 2,
      calls: [{ credits_charged: 1 }, { credits_charged: 1 }],
    });
    const kinds = await kindsOf(job);
    expect([kinds[0], kinds.at(-1), kinds.includes('grow')]).toEqual(['hold', 'settle', true]);
    await expectNothingHeld(stack.DATABASE_URL, teamId);

    const seen = await operator.get(`/api/jobs/teams/${teamId}/${job.split('/').at(-1)}`);
    expect(seen.body.job).toMatchObject({ price_usd: 0.2, credits_charged: 2 });
    expect(seen.body.price).toEqual([
      { rule: 'tokens', component: 'per_1k_completion_tokens', quantity: '200', credits: 2 },
    ]);
  });

  it('begins with what such jobs of its team have lately cost', async () => {
    const tenant = await tenantWith([perToken], { credits: 50 });
    const whole = await tenant.team.post('/api/jobs/create-and-call', { job_type: 'writing', ...hundredTokens });
    expect(whole.body.costs.credits_charged).toBe(1);
    await pause(LEARNED_AGAIN_MS);
    const job = await openJob(tenant);
    expect((await tenant.team.get(`${job}/costs`)).body.credits_held).toBe(1);
  });

  it('402: refuses a call that the team cannot pay, with the numbers, and only that call', async () => {
    const tenant = await tenantWith([perToken], { credits: 0.5 });
    const job = await openJob(tenant);
    const refused = await tenant.team.post(`${job}/llm-call`, says('A long story'));
    expect(refused).toMatchObject({
      status: 402,
      body: {
        error: { code: 'insufficient_credits', message: expect.stringMatching(/^Needs 3 credits; 0\.5 available/) },
      },
    });
    expect((await tenant.team.get(`${job}/calls/${refused.body.error.call_id}`)).body).toMatchObject({
      status: 'FAILED',
      error: { code: 'insufficient_credits', message: refused.body.error.message },
    });
    const short = await tenant.team.post(`${job}/llm-call`, says('[[tokens 20]] A word', { max_tokens: 20 }));
    expect(short.status).toBe(200);
    expect((await tenant.team.post(`${job}/complete`)).body.costs).toMatchObject({
      credits_charged: 0.2,
      failed_calls: 1,
      credits_remaining: 0.3,
    });
  });

  it('402: of parallel calls that the team cannot pay all, makes the first and refuses only the rest', async () => {
    const tenant = await tenantWith([perToken], { credits: 6.5 });
    const job = await openJob(tenant);
    const calls = [1, 2, 3, 4].map((number) =>
      tenant.team.post(`${job}/llm-call`, says(`[[delay 2000]] Tale ${number}`)),
    );
    const statuses = (await Promise.all(calls)).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 200, 402, 402]);
  });

  it('402: never costs more than its max_credits', async () => {
    const tenant = await tenantWith([perToken], { credits: 50 });
    const job = await openJob(tenant, { max_credits: 0.5 });
    const refused = await tenant.team.post(`${job}/llm-call`, says('A long story'));
    expect(refused).toMatchObject({ status: 402, body: { error: { code: 'job_limit_reached' } } });
    expect(refused.body.error.message).toContain('at most 0.5 credits');
    expect((await tenant.team.post(`${job}/llm-call`, says('Short', { max_tokens: 40 }))).status).toBe(200);
    expect((await tenant.team.post(`${job}/complete`)).body.costs.credits_charged).toBeLessThanOrEqual(0.5);
  });

  it('402: is not opened when it costs more than its max_credits whatever it does', async () => {
    const { team } = await createTenant(stack);
    const refused = await team.post('/api/jobs/create', { job_type: 'x', max_credits: 0.5 });
    expect(refused).toMatchObject({ status: 402, body: { error: { code: 'job_limit_reached' } } });
    expect(refused.body.error.message).toContain('costs at least 1 credits');
  });

  it('charges a failed job its delivered calls where its rule says so', async () => {
    const rule = { name: 'calls', per_job: 5, per_call: 0.25, failed: 'delivered' };
    const tenant = await tenantWith([rule], { credits: 10 });
    const job = await openJob(tenant);
    await tenant.team.post(`${job}/llm-call`, says('One'));
    await tenant.team.post(`${job}/llm-call`, says('[[fail 400]] Two'));
    const receipt = await tenant.team.post(`${job}/complete`, { status: 'failed' });
    expect(receipt.body.costs).toMatchObject({ credits_charged: 0.25, credits_remaining: 9.75 });
  });

  it('gives the first jobs of a month free under a quota, each job counted once', async () => {
    const rule = { name: 'starter', per_job: 1, free_quota: { quantity: 'jobs', amount: 2 } };
    const tenant = await tenantWith([rule], { credits: 10 });
    const jobs = await Promise.all([1, 2, 3, 4].map(() => openJob(tenant)));
    const receipts = await Promise.all(jobs.map((job) => tenant.team.post(`${job}/complete`)));
    const charges = receipts.map(({ body }) => body.costs.credits_charged);
    expect(charges.sort()).toEqual([0, 0, 1, 1]);
  });
});

describe('the margin guard', () => {
  it('refuses further calls of a job below its floor, tells the team nothing of it and the operator all', async () => {
    const tenant = await tenantWith([{ name: 'cheap', per_job: 0.000001 }]);
    const jobType = `guarded-${tenant.teamId}`;
    await query(
      stack.DATABASE_URL,
      `INSERT INTO job_types (job_type, margin_floor_basis_points, margin_action) VALUES ($1, 1000, 'refuse')`,
      [jobType],
    );
    const job = await openJob(tenant, { job_type: jobType });
    expect((await tenant.team.post(`${job}/llm-call`, hundredTokens)).status).toBe(200);
    const refused = await tenant.team.post(`${job}/llm-call`, hundredTokens);
    expect(refused).toMatchObject({ status: 402, body: { error: { code: 'job_limit_reached' } } });
    expect(refused.body.error.message).not.toMatch(/margin|cost/i);
    const alerts = await query(stack.DATABASE_URL, 'SELECT action FROM margin_alerts WHERE job_id = $1', [
      job.split('/').at(-1),
    ]);
    expect(alerts).toEqual([{ action: 'refuse' }]);
  });
});
