import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Answer, Json } from './support/api-client.ts';
import { createTenant, type Tenant } from './support/create-tenant.ts';

const stack = inject('stack');
const told = ({ status, body }: Answer) => [status, body.error?.code, body.error?.message];
const says = (content: string) => ({ messages: [{ role: 'user', content }] });

describe('calls whose cost is unknown', () => {
  let tenant: Tenant;
  let jobId: string;

  beforeAll(async () => {
    tenant = await createTenant(stack, { actualModel: 'demo/unpriced' });
    jobId = await openWithCalls(3);
    await tenant.team.post(`/api/jobs/${jobId}/complete`);
  });

  async function openWithCalls(count: number): Promise<string> {
    const { body } = await tenant.team.post('/api/jobs/create', { job_type: 'analysis' });
    for (let call = 1; call <= count; call += 1) {
      await tenant.team.post(`/api/jobs/${body.job_id}/llm-call`, says(`Question ${call}`));
    }
    return body.job_id;
  }

  const unpriced = async (): Promise<Json> =>
    (await tenant.operator.get(`/api/unpriced-calls?alias=${tenant.alias}`)).body;
  const price = (callId: string, cost: unknown) =>
    tenant.operator.post(`/api/unpriced-calls/${callId}/price`, { cost_usd: cost });
  const priceAll = (body: object) =>
    tenant.operator.post('/api/unpriced-calls/price', { model_alias: tenant.alias, ...body });
  const job = async (): Promise<Json> =>
    (await tenant.operator.get(`/api/jobs/teams/${tenant.teamId}/${jobId}`)).body.job;

  it('200: are listed with what is known of them', async () => {
    const { total, calls } = await unpriced();
    expect(total).toBe(3);
    expect(calls[0]).toMatchObject({ job_id: jobId, team_id: tenant.teamId, job_type: 'analysis', job_open: false });
    expect(calls[0].prompt_tokens).toBeGreaterThan(0);
    expect(await job()).toMatchObject({ total_cost_usd: null, unpriced_calls: 3, credits_charged: 1 });
  });

  it('200: get a cost from an operator, who may correct it; the team pays what it paid', async () => {
    const [{ call_id: callId }] = (await unpriced()).calls;
    const { status, body } = await price(callId, 0.25);
    expect([status, body]).toEqual([200, { call_id: callId, job_id: jobId, cost_usd: 0.25, cost_source: 'operator' }]);
    await price(callId, 0.02);
    expect(await job()).toMatchObject({ total_cost_usd: 0.02, unpriced_calls: 2, credits_charged: 1, price_usd: 0.1 });
    expect((await unpriced()).total).toBe(2);
  });

  it('200: are priced by their tokens, at a price that is given', async () => {
    const { calls } = await unpriced();
    const tokens = calls.reduce((sum: number, call: Json) => sum + call.prompt_tokens + 2 * call.completion_tokens, 0);
    const { body } = await priceAll({ pricing_input: 1, pricing_output: 2 });
    expect(body).toEqual({
      model_alias: tenant.alias,
      priced_calls: 2,
      cost_usd: expect.closeTo(tokens / 1_000_000, 9),
      calls_without_usage: 0,
      calls_of_open_jobs: 0,
    });
    expect((await job()).total_cost_usd).toBeCloseTo(0.02 + tokens / 1_000_000, 9);
    expect((await priceAll({ pricing_input: 1, pricing_output: 2 })).body.priced_calls).toBe(0);
  });

  it('409: of an open job wait, and costs that are known stand', async () => {
    const openId = await openWithCalls(1);
    const [{ call_id: callId }] = (await unpriced()).calls;
    expect(told(await price(callId, 1))).toEqual([
      409,
      'conflict',
      `The call ${callId} belongs to an open job. Price it once the job is closed.`,
    ]);
    expect((await priceAll({ pricing_input: 1, pricing_output: 2 })).body).toMatchObject({ calls_of_open_jobs: 1 });
    await tenant.team.post(`/api/jobs/${openId}/complete`);
    await tenant.operator.put(`/api/model-aliases/${tenant.alias}`, { pricing_input: 3, pricing_output: 4 });
    expect((await priceAll({})).body).toMatchObject({ priced_calls: 1 });

    const other = await createTenant(stack);
    const { body } = await other.team.post('/api/jobs/create-and-call', { job_type: 'x', ...says('Hello') });
    const detail = (await other.operator.get(`/api/jobs/teams/${other.teamId}/${body.job_id}`)).body;
    const known = detail.calls[0].call_id;
    expect(told(await price(known, 1))[2]).toBe(`The call ${known} has a cost from LiteLLM, which stands.`);
  });

  it('403, 404, 422: are for operators to price, one at a time or by a whole price', async () => {
    const unknown = '00000000-0000-4000-8000-000000000000';
    expect(told(await tenant.team.get('/api/unpriced-calls')).slice(0, 2)).toEqual([403, 'forbidden']);
    expect(told(await price(unknown, 1)).slice(0, 2)).toEqual([404, 'not_found']);
    expect(told(await price(unknown, -1))[2]).toBe('cost_usd: may not be negative');
    expect(told(await priceAll({ pricing_input: 1 }))[2]).toMatch(/^pricing_output: is missing/);
    const bare = await createTenant(stack);
    expect(told(await bare.operator.post('/api/unpriced-calls/price', { model_alias: bare.alias }))[2]).toMatch(
      /^pricing_input: is needed with pricing_output/,
    );
  });
});
