import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Answer, Json } from './support/api-client.ts';
import { createTenant, type Tenant } from './support/create-tenant.ts';

const stack = inject('stack');
const told = ({ status, body }: Answer) => [status, body.error?.code, body.error?.message];
const says = (content: string) => ({ messages: [{ role: 'user', content }], purpose: 'test' });

describe('jobs as operators see them', () => {
  let tenant: Tenant;
  let completed: string;
  let open: string;

  beforeAll(async () => {
    tenant = await createTenant(stack);
    const { team, operator, alias } = tenant;
    await operator.put(`/api/model-aliases/${alias}`, { pricing_input: 1_000, pricing_output: 2_000 });
    const create = async (body: object) => (await team.post('/api/jobs/create', body)).body.job_id;
    completed = await create({ job_type: 'analysis', user_id: 'ann', metadata: { document: 7 } });
    await team.post(`/api/jobs/${completed}/llm-call`, says('Hello there'));
    await team.post(`/api/jobs/${completed}/complete`);
    open = await create({ job_type: 'chat' });
  });

  const get = (path: string) => tenant.operator.get(path);
  const ids = ({ body }: Answer) => body.jobs.map(({ job_id }: Json) => job_id);

  it('200: tell what a job cost and what it was charged', async () => {
    const { body } = await get(`/api/jobs?team_id=${tenant.teamId}`);
    expect([body.total, ids({ body } as Answer)]).toEqual([2, [open, completed]]);
    const [opened, done] = body.jobs;
    expect(done).toMatchObject({
      team_id: tenant.teamId,
      organization_id: tenant.organizationId,
      user_id: 'ann',
      job_type: 'analysis',
      status: 'COMPLETED',
      total_calls: 1,
      successful_calls: 1,
      failed_calls: 0,
      retry_count: 0,
      unpriced_calls: 0,
      credit_applied: true,
      credits_charged: 1,
      price_usd: 0.1,
      price_version: 'standard/1',
      job_metadata: { document: 7 },
    });
    expect(done.total_tokens).toBeGreaterThan(0);
    expect(done.total_cost_usd).toBeGreaterThan(0);
    expect(done.margin_usd).toBeCloseTo(0.1 - done.total_cost_usd, 12);
    expect(opened).toMatchObject({ status: 'PENDING', total_calls: 0, total_cost_usd: 0, credits_charged: null });
  });

  it('200: are found by team, organization, state in any case and type', async () => {
    const search = async (filter: string) =>
      ids(await get(`/api/jobs?organization_id=${tenant.organizationId}&${filter}`));
    expect(await search('status=completed')).toEqual([completed]);
    expect(await search('status=Pending')).toEqual([open]);
    expect(await search('job_type=chat')).toEqual([open]);
    expect(await search('job_type=chat&status=COMPLETED')).toEqual([]);
    const page = await get(`/api/jobs?team_id=${tenant.teamId}&limit=1&offset=1`);
    expect([page.body.total, ids(page)]).toEqual([2, [completed]]);
  });

  it('200: are listed per team in pages, by date and part of the id', async () => {
    const path = `/api/jobs/teams/${tenant.teamId}`;
    const page = await get(`${path}?page=2&page_size=1`);
    expect(page.body).toMatchObject({ total: 2, page: 2, page_size: 1, total_pages: 2 });
    expect(ids(page)).toEqual([completed]);
    const today = new Date().toISOString().slice(0, 10);
    expect(ids(await get(`${path}?start_date=${today}&end_date=${today}`))).toEqual([open, completed]);
    expect(ids(await get(`${path}?end_date=2020-01-01`))).toEqual([]);
    expect(ids(await get(`${path}?job_id_filter=${completed.slice(14).toUpperCase()}`))).toEqual([completed]);
  });

  it('200: show each call with its real model, tokens, cost, request and reply', async () => {
    const { body } = await get(`/api/jobs/teams/${tenant.teamId}/${completed}`);
    expect(body.job).toMatchObject({ job_id: completed, total_calls: 1 });
    const [call] = body.calls;
    expect(call).toMatchObject({
      status: 'succeeded',
      purpose: 'test',
      model_alias: tenant.alias,
      model_used: expect.stringContaining('standard'),
      cost_source: expect.stringMatching(/^(litellm|alias_price)$/),
      attempts: 1,
      error: null,
      error_detail: null,
      request_data: { messages: [{ role: 'user', content: 'Hello there' }] },
    });
    expect(call.total_tokens).toBe(call.prompt_tokens + call.completion_tokens);
    expect(call.cost_usd).toBe(body.job.total_cost_usd);
    expect(JSON.stringify(call.response_data)).toContain('[demo]');
  });

  it('200: tell why a call failed, and that a cost is unknown', async () => {
    const { team, operator, teamId, alias } = await createTenant(stack);
    expect((await operator.get(`/api/models/${alias}`)).body.pricing_input).toBeNull();
    const { body } = await team.post('/api/jobs/create', { job_type: 'x' });
    await team.post(`/api/jobs/${body.job_id}/llm-call`, says('[[fail 400]] please'));
    const { body: detail } = await operator.get(`/api/jobs/teams/${teamId}/${body.job_id}`);
    expect(detail.job).toMatchObject({ total_calls: 1, failed_calls: 1, successful_calls: 0 });
    expect(detail.calls[0]).toMatchObject({ status: 'failed', error: 'request_rejected', cost_usd: null });
    expect(detail.calls[0].error_detail).not.toBeNull();
  });

  it('403, 404, 422: are for operators, under their own team, by readable filters', async () => {
    const other = await createTenant(stack);
    expect(told(await tenant.team.get('/api/jobs')).slice(0, 2)).toEqual([403, 'forbidden']);
    expect(told(await tenant.team.get(`/api/jobs/teams/${tenant.teamId}`)).slice(0, 2)).toEqual([403, 'forbidden']);
    expect(told(await get(`/api/jobs/teams/${other.teamId}/${completed}`))).toEqual([
      404,
      'not_found',
      `The team "${other.teamId}" has no job ${completed}.`,
    ]);
    expect(told(await get('/api/jobs?status=done&colour=red'))[2]).toContain(
      'status: use one of PENDING, IN_PROGRESS, COMPLETED, FAILED, CANCELLED, EXPIRED; colour: is not known here',
    );
  });
});
