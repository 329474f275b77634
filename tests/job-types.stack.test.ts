import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Answer, Json } from './support/api-client.ts';
import { createTenant, type Tenant } from './support/create-tenant.ts';

const stack = inject('stack');
const told = ({ status, body }: Answer) => [status, body.error?.code, body.error?.message];
const says = (content: string) => ({ messages: [{ role: 'user', content }] });
const newType = () => `type ${randomBytes(5).toString('hex')}`;

describe('job types', () => {
  let tenant: Tenant;

  beforeAll(async () => {
    tenant = await createTenant(stack);
  });

  const pathOf = (jobType: string) => `/api/job-types/${encodeURIComponent(jobType)}`;
  const set = (jobType: string, body: object) => tenant.operator.put(pathOf(jobType), body);
  const alertsOf = async (jobType: string): Promise<Json> =>
    (await tenant.operator.get(`/api/margin-alerts?job_type=${encodeURIComponent(jobType)}`)).body;

  /** A job of two calls under a floor that any cost is below: the second call meets the guard. */
  async function callTwice(jobType: string) {
    const { job_id: jobId } = (await tenant.team.post('/api/jobs/create', { job_type: jobType })).body;
    const call = () => tenant.team.post(`/api/jobs/${jobId}/llm-call`, says('Hello'));
    const answers = [await call(), await call()];
    const { calls } = (await tenant.operator.get(`/api/jobs/teams/${tenant.teamId}/${jobId}`)).body;
    return { jobId, answers, models: calls.map(({ model_used }: Json) => model_used) };
  }

  it('200: have no floor until one is set, which replaces all that was set', async () => {
    const jobType = newType();
    const unset = {
      job_type: jobType,
      margin_floor_percent: null,
      margin_action: 'alert',
      switch_to_alias: null,
      default_model: null,
    };
    expect((await tenant.operator.get(pathOf(jobType))).body).toEqual({ ...unset, created_at: null, updated_at: null });
    const switched = { margin_floor_percent: 12.34, margin_action: 'switch', switch_to_alias: tenant.alias };
    expect((await set(jobType, switched)).body).toMatchObject({ job_type: jobType, ...switched });
    expect((await tenant.operator.delete(`/api/model-aliases/${tenant.alias}`)).body.error).toMatchObject({
      code: 'in_use',
    });
    expect((await set(jobType, { margin_floor_percent: -50 })).body).toMatchObject({
      ...unset,
      margin_floor_percent: -50,
    });
    const { total, job_types: types } = (await tenant.operator.get('/api/job-types?limit=1000')).body;
    expect(total).toBeGreaterThanOrEqual(1);
    expect(types.map(({ job_type }: Json) => job_type)).toContain(jobType);
  });

  it('200: alert once per job that falls below its floor, and let it go on', async () => {
    const jobType = newType();
    await set(jobType, { margin_floor_percent: 100 });
    const { jobId, answers } = await callTwice(jobType);
    await tenant.team.post(`/api/jobs/${jobId}/llm-call`, says('Again'));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const { total, alerts } = await alertsOf(jobType);
    expect(total).toBe(1);
    expect(alerts[0]).toMatchObject({
      job_id: jobId,
      team_id: tenant.teamId,
      job_type: jobType,
      action: 'alert',
      price_usd: 0.1,
    });
    expect(alerts[0].cost_usd).toBeGreaterThan(0);
    expect(alerts[0].margin_percent).toBeLessThanOrEqual(100);
  });

  it('402: refuse further calls of such a job, which may be completed', async () => {
    const jobType = newType();
    await set(jobType, { margin_floor_percent: 100, margin_action: 'refuse' });
    const { jobId, answers } = await callTwice(jobType);
    expect(answers.map(({ status }) => status)).toEqual([200, 402]);
    expect(answers[1]?.body.error.code).toBe('job_limit_reached');
    expect((await alertsOf(jobType)).alerts).toMatchObject([{ job_id: jobId, action: 'refuse' }]);
    expect((await tenant.team.post(`/api/jobs/${jobId}/complete`)).body).toMatchObject({ status: 'COMPLETED' });
  });

  it('200: or make them by another alias, of which the team hears nothing', async () => {
    const jobType = newType();
    const { alias: cheaper } = await createTenant(stack, { actualModel: 'demo/fast' });
    await set(jobType, { margin_floor_percent: 100, margin_action: 'switch', switch_to_alias: cheaper });
    const { answers, models } = await callTwice(jobType);
    expect(answers.map(({ status, body }) => [status, body.model])).toEqual([
      [200, tenant.alias],
      [200, tenant.alias],
    ]);
    expect(models).toEqual([expect.stringContaining('standard'), expect.stringContaining('fast')]);
    expect((await alertsOf(jobType)).alerts).toMatchObject([{ action: 'switch' }]);
  });

  it('200: leave jobs above their floor alone', async () => {
    const jobType = newType();
    await set(jobType, { margin_floor_percent: 10, margin_action: 'refuse' });
    const { answers } = await callTwice(jobType);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await alertsOf(jobType)).total).toBe(0);
  });

  it('403, 422: are set by operators, within what can be meant', async () => {
    const refused = async (body: object) => told(await set('x', body))[2];
    expect(told(await tenant.team.get('/api/job-types')).slice(0, 2)).toEqual([403, 'forbidden']);
    expect(await refused({ margin_floor_percent: 100.01 })).toBe('margin_floor_percent: may be at most 100');
    expect(await refused({ margin_floor_percent: 1.001 })).toMatch(
      /^margin_floor_percent: may have at most 2 decimals/,
    );
    expect(await refused({ margin_floor_percent: 5, margin_action: 'switch' })).toMatch(/^switch_to_alias: is missing/);
    expect(await refused({ margin_floor_percent: 5, switch_to_alias: tenant.alias })).toMatch(
      /^switch_to_alias: belongs to margin_action switch only/,
    );
    expect(await refused({ margin_floor_percent: 5, margin_action: 'switch', switch_to_alias: 'nobody' })).toMatch(
      /^switch_to_alias: must be an active model alias/,
    );
  });
});
