import { beforeAll, describe, expect, inject, it } from 'vitest';
import { type Answer, apiClient, teamClient } from './support/api-client.ts';
import { createTenant, type Tenant } from './support/create-tenant.ts';

const stack = inject('stack');
const hello = { messages: [{ role: 'user', content: 'Hello' }] };
const nowhere = '01a20888-be77-74ac-94dd-f70daac250d6';

const told = ({ status, body }: Answer) => ({ status, code: body.error.code, message: body.error.message });

describe('what a caller is told', () => {
  let tenant: Tenant;
  let job: string;

  beforeAll(async () => {
    tenant = await createTenant(stack);
    job = `/api/jobs/${(await tenant.team.post('/api/jobs/create', { job_type: 'x' })).body.job_id}`;
  });

  it('401: without a key, and with one that is not valid', async () => {
    expect(told(await apiClient(stack.API_URL, {}).get(job))).toEqual({
      status: 401,
      code: 'unauthenticated',
      message: 'Send your team key: Authorization: Bearer sk-…',
    });
    expect(told(await teamClient(stack.API_URL, 'sk-wrong').get(job))).toEqual({
      status: 401,
      code: 'unauthenticated',
      message: 'This key or session is not valid, has expired or was revoked.',
    });
  });

  it('402: how many credits are missing, with nothing held', async () => {
    const { team, teamId } = await createTenant(stack, { credits: 1 });
    expect((await team.post('/api/jobs/create', { job_type: 'x' })).status).toBe(200);
    const expected = {
      status: 402,
      code: 'insufficient_credits',
      message: 'Needs 1 credit; 0 available, 1 held by 1 open job. Add credits and try again.',
    };
    expect(told(await team.post('/api/jobs/create', { job_type: 'x' }))).toEqual(expected);
    expect(told(await team.post('/api/jobs/create-and-call', { job_type: 'x', ...hello }))).toEqual(expected);
    expect((await team.get(`/api/credits/teams/${teamId}/balance`)).body).toMatchObject({ available: 0, reserved: 1 });
  });

  it('403: a model that the team may not use, naming those it may', async () => {
    expect(told(await tenant.team.post(`${job}/llm-call`, { ...hello, model: 'gpt-4o' }))).toEqual({
      status: 403,
      code: 'model_not_allowed',
      message: `This team may not use the model "gpt-4o". Usable: ${tenant.alias}.`,
    });
  });

  it('403: a suspended team, which may still read and close its jobs', async () => {
    const { team, operator, teamId } = await createTenant(stack);
    const { job_id } = (await team.post('/api/jobs/create', { job_type: 'x' })).body;
    expect((await operator.put(`/api/teams/${teamId}/suspend`)).status).toBe(200);
    const refused = {
      status: 403,
      code: 'team_suspended',
      message: 'This team is suspended. Ask the operator to resume it.',
    };
    await expect.poll(async () => told(await team.post('/api/jobs/create', { job_type: 'x' }))).toEqual(refused);
    expect(told(await team.post(`/api/jobs/${job_id}/llm-call`, hello))).toEqual(refused);
    expect((await team.post(`/api/jobs/${job_id}/complete`)).status).toBe(200);

    await operator.put(`/api/teams/${teamId}/resume`);
    await expect.poll(async () => (await team.post('/api/jobs/create', { job_type: 'x' })).status).toBe(200);
  });

  it('403: a paused team opens no job, but finishes those it has', async () => {
    const { team, operator, teamId } = await createTenant(stack);
    const { job_id } = (await team.post('/api/jobs/create', { job_type: 'x' })).body;
    await operator.put(`/api/teams/${teamId}/pause`);
    await expect
      .poll(async () => (await team.post('/api/jobs/create', { job_type: 'x' })).body.error?.code)
      .toBe('team_paused');
    expect((await team.post(`/api/jobs/${job_id}/llm-call`, hello)).status).toBe(200);
  });

  it('404: another team’s job does not exist, in the words of one that never was', async () => {
    const other = await createTenant(stack);
    const own = job.slice('/api/jobs/'.length);
    for (const id of [own, nowhere]) {
      const answers = await Promise.all([
        other.team.get(`/api/jobs/${id}`),
        other.team.post(`/api/jobs/${id}/llm-call`, hello),
        other.team.post(`/api/jobs/${id}/complete`),
        other.team.post(`/api/jobs/${id}/cancel`),
        other.team.patch(`/api/jobs/${id}/metadata`, { metadata: { a: 1 } }),
      ]);
      for (const answer of answers) {
        expect(told(answer)).toEqual({ status: 404, code: 'not_found', message: `This team has no job ${id}.` });
      }
    }
    expect((await other.team.get(`/api/teams/${tenant.teamId}/jobs`)).status).toBe(404);
    expect((await other.team.get(`/api/credits/teams/${tenant.teamId}/balance`)).status).toBe(404);
    expect((await tenant.team.get(job)).body.status).toBe('PENDING');
  });

  it('409: a call in a closed job', async () => {
    const { job_id } = (await tenant.team.post('/api/jobs/create', { job_type: 'x' })).body;
    await tenant.team.post(`/api/jobs/${job_id}/complete`);
    expect(told(await tenant.team.post(`/api/jobs/${job_id}/llm-call`, hello))).toEqual({
      status: 409,
      code: 'job_closed',
      message: 'This job is closed. Create a new job for further calls.',
    });
  });

  it('422: every field that is wrong, and what it should be', async () => {
    const answer = await tenant.team.post(`${job}/llm-call`, { messages: [], temperature: 9, max_tokens: 0 });
    expect(answer.status).toBe(422);
    expect(answer.body.error.fields.map(({ field }: { field: string }) => field).sort()).toEqual([
      'max_tokens',
      'messages',
      'temperature',
    ]);
    expect(answer.body.detail).toBe(answer.body.error.message);
  });

  it('422: JSON that is none', async () => {
    const response = await fetch(new URL('/api/jobs/create', stack.API_URL), {
      method: 'POST',
      headers: { authorization: `Bearer ${tenant.key}`, 'content-type': 'application/json' },
      body: '{"job_type": ',
    });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ error: { message: 'The request body is not valid JSON.' } });
  });

  it('403: a team key on an operator’s route', async () => {
    expect(told(await tenant.team.get('/api/organizations'))).toMatchObject({ status: 403, code: 'forbidden' });
  });

  it('404: a route that is none, with the id of the request', async () => {
    const answer = await tenant.team.get('/api/nothing');
    expect(told(answer)).toMatchObject({ status: 404, code: 'not_found' });
    expect(answer.body.error.request_id).toBe(answer.headers.get('x-request-id'));
  });
});
