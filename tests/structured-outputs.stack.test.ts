import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { createTenant, type Tenant } from './support/create-tenant.ts';
import { query } from './support/ledger.ts';
import { seenByProvider } from './support/provider-journal.ts';

const stack = inject('stack');

describe('a reply that must fit a schema', () => {
  let tenant: Tenant;
  beforeAll(async () => {
    tenant = await createTenant(stack);
    const consumption = { budget_mode: 'consumption_tokens', tokens_per_credit: 1 };
    const { status } = await tenant.operator.patch(`/api/credits/teams/${tenant.teamId}/budget-mode`, consumption);
    expect(status).toBe(200);
    await tenant.operator.post(`/api/credits/teams/${tenant.teamId}/add`, { credits: 100_000, reason: 'test' });
  });

  const schema = { type: 'object', properties: { total: { type: 'number' } }, required: ['total'] };
  const format = { type: 'json_schema', json_schema: { name: 'invoice', schema } };
  const ask = (content: string, response_format: unknown = format, fields = {}) =>
    tenant.team.post('/api/jobs/create-and-call', {
      job_type: 'x',
      messages: [{ role: 'user', content }],
      response_format,
      ...fields,
    });
  const wasteOf = (callId: string) =>
    query(
      stack.DATABASE_URL,
      `SELECT attempt, reason, usage_source, completion_tokens > 0 AS counted, cost_nano_usd > 0 AS priced
       FROM wasted_attempts WHERE call_id = $1 ORDER BY attempt`,
      [callId],
    );

  it('is answered when it does, at the price of one call', async () => {
    const { status, body } = await ask(`Invoice over 12. ${randomUUID()}`);
    expect(status).toBe(200);
    expect(JSON.parse(body.response.content)).toEqual({ total: expect.any(Number) });
    expect(await wasteOf(body.call_id)).toEqual([]);
  });

  it('is asked for again when it does not, and only the good one is charged', async () => {
    const marker = randomUUID();
    const { body } = await ask(`Invoice over 12. [[invalid-json times 1]] ${marker}`);
    expect(JSON.parse(body.response.content)).toEqual({ total: expect.any(Number) });
    expect(await seenByProvider(stack.DEMO_PROVIDER_URL, marker)).toHaveLength(2);
    expect(await wasteOf(body.call_id)).toEqual([
      { attempt: 1, reason: 'invalid_reply', usage_source: 'provider', counted: true, priced: true },
    ]);
    const [call] = await query<{ tokens: number }>(
      stack.DATABASE_URL,
      'SELECT prompt_tokens + completion_tokens AS tokens FROM model_calls WHERE id = $1',
      [body.call_id],
    );
    expect(body.costs.credits_charged).toBe(call?.tokens);
  });

  it('is an error that is not charged when it never does, and says nothing of it to the team', async () => {
    const marker = randomUUID();
    const { status, body } = await ask(`Invoice over 12. [[invalid-json]] ${marker}`);
    expect({ status, code: body.error.code }).toEqual({ status: 502, code: 'invalid_reply' });
    expect(await seenByProvider(stack.DEMO_PROVIDER_URL, marker)).toHaveLength(2);
    expect(await wasteOf(body.error.call_id)).toHaveLength(2);
    const [job] = await query<{ charged: string; detail: string }>(
      stack.DATABASE_URL,
      `SELECT j.charged_micro_credits::text AS charged, c.error_detail AS detail
       FROM jobs j JOIN model_calls c ON c.job_id = j.id WHERE c.id = $1`,
      [body.error.call_id],
    );
    expect(job).toEqual({ charged: '0', detail: 'The reply is not JSON' });
  });

  it('is in the operator’s job and margins as waste, beside the cost', async () => {
    const { body } = await ask(`Invoice over 12. [[invalid-json times 1]] ${randomUUID()}`);
    const { operator, teamId } = tenant;
    const detail = (await operator.get(`/api/jobs/teams/${teamId}/${body.job_id}`)).body;
    const [call] = detail.calls;
    expect(call.wasted).toEqual([
      {
        attempt: 1,
        reason: 'invalid_reply',
        prompt_tokens: call.prompt_tokens,
        completion_tokens: expect.any(Number),
        usage_source: 'provider',
        cost_usd: expect.any(Number),
      },
    ]);
    for (const group of ['team', 'alias', 'day']) {
      const { total, groups } = (await operator.get(`/api/reports/margins?team_id=${teamId}&group_by=${group}`)).body;
      expect(total.waste_usd).toBeGreaterThan(call.wasted[0].cost_usd);
      expect(groups[0].waste_usd).toBe(total.waste_usd);
      expect(total.margin_usd).toBeCloseTo(total.price_usd - total.cost_usd, 9);
    }
  });

  it('is any JSON object for json_object', async () => {
    const { body } = await ask(`Invoice over 12 as JSON. ${randomUUID()}`, { type: 'json_object' });
    expect(JSON.parse(body.response.content)).toBeTypeOf('object');
  });

  it('may be cut off by max_tokens: that is for its caller to see', async () => {
    const { status, body } = await ask(`Invoice over 12. ${randomUUID()}`, format, { max_tokens: 1 });
    expect({ status, finish: body.response.finish_reason }).toEqual({ status: 200, finish: 'length' });
  });

  it.each([
    ['response_format.json_schema.schema', { ...format, json_schema: { name: 'x', schema: { type: 'text' } } }],
    ['response_format.json_schema.name', { ...format, json_schema: { schema } }],
    ['response_format.json_schema', { type: 'json_schema' }],
    ['response_format.type', { type: 'xml' }],
  ])('cannot be asked for with a mistake in %s', async (field, wrong) => {
    const { status, body } = await ask('x', wrong);
    expect({ status, field: body.error.fields[0].field }).toEqual({ status: 422, field });
  });
});
