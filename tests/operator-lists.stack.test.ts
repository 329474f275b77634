import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Answer, Json } from './support/api-client.ts';
import { createTenant, type Tenant } from './support/create-tenant.ts';

const stack = inject('stack');

describe('lists over all teams', () => {
  let tenant: Tenant;
  let other: Tenant;
  let jobId: string;

  beforeAll(async () => {
    [tenant, other] = await Promise.all([createTenant(stack, { credits: 10 }), createTenant(stack, { credits: 20 })]);
    const { body } = await tenant.team.post('/api/jobs/create', { job_type: 'x' });
    jobId = body.job_id;
    await tenant.team.post(`/api/jobs/${jobId}/cancel`);
  });

  const get = (path: string) => tenant.operator.get(path);
  const teamsIn = (rows: Json[]) => [...new Set(rows.map(({ team_id }) => team_id))];

  it('200: have the movements of credits of every team, newest first', async () => {
    const { body } = await get('/api/credits/transactions?limit=1000');
    const teams = teamsIn(body.transactions);
    expect(teams).toEqual(expect.arrayContaining([tenant.teamId, other.teamId]));
    const ids = body.transactions.map(({ transaction_id }: Json) => Number(transaction_id));
    expect(ids).toEqual([...ids].sort((one, next) => next - one));
    expect(body.total).toBeGreaterThanOrEqual(body.transactions.length);
  });

  it('200: find movements by team, organization, job and type', async () => {
    const types = async (filter: string) => {
      const { body } = await get(`/api/credits/transactions?${filter}`);
      expect(teamsIn(body.transactions)).toEqual([tenant.teamId]);
      return body.transactions.map(({ transaction_type }: Json) => transaction_type);
    };
    expect(await types(`team_id=${tenant.teamId}`)).toEqual(['release', 'hold', 'allocation']);
    expect(await types(`organization_id=${tenant.organizationId}`)).toEqual(['release', 'hold', 'allocation']);
    expect(await types(`job_id=${jobId}`)).toEqual(['release', 'hold']);
    for (const type of ['release', 'hold', 'allocation'])
      expect(await types(`team_id=${tenant.teamId}&transaction_type=${type}`)).toEqual([type]);
    const { body } = await get(`/api/credits/transactions?team_id=${tenant.teamId}&transaction_type=deduction`);
    expect(body).toEqual({ total: 0, next_cursor: null, transactions: [] });
  });

  it('200: find lots by organization and source', async () => {
    const { body } = await get(`/api/credits/lots?organization_id=${other.organizationId}&source=purchase`);
    expect(body).toMatchObject({ total: 1, lots: [{ team_id: other.teamId, granted: 20, remaining: 20 }] });
    const none = await get(`/api/credits/lots?team_id=${other.teamId}&source=promotion`);
    expect(none.body).toEqual({ total: 0, next_cursor: null, lots: [] });
  });

  it('200: find keys by organization, state, name and first characters', async () => {
    const { operator, teamId, organizationId } = other;
    const made = await operator.post(`/api/teams/${teamId}/keys`, { name: 'Staging' });
    await operator.delete(`/api/teams/${teamId}/keys/${made.body.key_id}`);
    const names = async (filter: string) => {
      const { body } = await get(`/api/keys?organization_id=${organizationId}&${filter}`);
      return body.keys.map(({ name }: Json) => name);
    };
    expect(await names('')).toHaveLength(2);
    expect(await names('status=revoked')).toEqual(['Staging']);
    expect(await names('status=active')).toHaveLength(1);
    expect(await names('status=expired')).toEqual([]);
    expect(await names('q=stag')).toEqual(['Staging']);
    expect(await names(`q=${made.body.prefix}`)).toEqual(['Staging']);
  });

  it('200: find jobs of all teams by the beginning of their id and by day', async () => {
    const found = async (filter: string) => (await get(`/api/jobs?team_id=${tenant.teamId}&${filter}`)).body.total;
    expect(await found(`job_id_prefix=${jobId.slice(0, 18)}`)).toBe(1);
    expect(await found('job_id_prefix=ffffffff')).toBe(0);
    expect(await found('end_date=2020-01-01')).toBe(0);
    expect(await found('start_date=2020-01-01')).toBe(1);
  });

  it('403: are not for teams', async () => {
    const answers: Answer[] = await Promise.all(
      ['/api/credits/transactions', '/api/credits/lots', '/api/keys'].map((path) => tenant.team.get(path)),
    );
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
  });
});

describe('calls as operators see them', () => {
  it('200: have request and reply on their own; a job can be had without them', async () => {
    const { team, operator, teamId } = await createTenant(stack);
    const messages = [{ role: 'user', content: 'Hello' }];
    const { body: made } = await team.post('/api/jobs/create-and-call', { job_type: 'x', messages });
    const path = `/api/jobs/teams/${teamId}/${made.job_id}`;
    const whole = (await operator.get(path)).body.calls[0];
    expect(whole.request_data).toMatchObject({ messages });
    const { request_data, response_data, ...rest } = whole;
    const slim = (await operator.get(`${path}?with_data=false`)).body.calls[0];
    expect(slim).toEqual({ ...rest, request_data: null, response_data: null });
    expect((await operator.get(`${path}/calls/${made.call_id}`)).body).toEqual(whole);
    expect(response_data.choices[0].message.content).toBe(made.response.content);
  });

  it('404: are of the team that is named', async () => {
    const [tenant, other] = await Promise.all([createTenant(stack), createTenant(stack)]);
    const messages = [{ role: 'user', content: 'Hello' }];
    const { body } = await tenant.team.post('/api/jobs/create-and-call', { job_type: 'x', messages });
    const path = `/api/jobs/teams/${other.teamId}/${body.job_id}/calls/${body.call_id}`;
    expect((await other.operator.get(path)).status).toBe(404);
  });
});

describe('jobs that operators cancel', () => {
  it('200: are stopped, and get their hold back; a repeat gets the same receipt', async () => {
    const { team, operator, teamId } = await createTenant(stack, { credits: 5 });
    const job = (await team.post('/api/jobs/create', { job_type: 'x' })).body.job_id;
    const cancel = () => operator.post(`/api/jobs/teams/${teamId}/${job}/cancel`, { reason: 'Asked by mail' });
    const first = await cancel();
    expect(first.body).toMatchObject({ job_id: job, status: 'CANCELLED', costs: { credits_charged: 0 } });
    expect((await cancel()).body).toEqual(first.body);
    expect((await team.get(`/api/jobs/${job}`)).body).toMatchObject({
      status: 'CANCELLED',
      error_message: 'Asked by mail',
    });
    expect((await operator.get(`/api/credits/teams/${teamId}/balance`)).body).toMatchObject({
      available: 5,
      reserved: 0,
    });
  });

  it('404, 403: are of the team that is named, and cancelled by operators alone', async () => {
    const [{ team, teamId, operator }, other] = await Promise.all([createTenant(stack), createTenant(stack)]);
    const job = (await team.post('/api/jobs/create', { job_type: 'x' })).body.job_id;
    expect((await operator.post(`/api/jobs/teams/${other.teamId}/${job}/cancel`)).status).toBe(404);
    expect((await team.post(`/api/jobs/teams/${teamId}/${job}/cancel`)).status).toBe(403);
    expect((await team.get(`/api/jobs/${job}`)).body.status).toBe('PENDING');
  });
});
