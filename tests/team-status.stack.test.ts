import { describe, expect, inject, it } from 'vitest';
import { type Answer, operatorClient, teamClient } from './support/api-client.ts';
import { createTenant } from './support/create-tenant.ts';

const stack = inject('stack');
const operator = operatorClient(stack.API_URL, stack.MASTER_KEY);
const told = ({ status, body }: Answer) => [status, body.error?.code, body.error?.message];

describe('teams that are suspended, paused or archived', () => {
  it('409: are not paused while suspended, because open jobs would go on', async () => {
    const { teamId: id } = await createTenant(stack);
    expect((await operator.put(`/api/teams/${id}/suspend`)).body.status).toBe('suspended');
    expect((await operator.put(`/api/teams/${id}/suspend`)).body).toMatchObject({
      status: 'suspended',
      jobs_cancelled: 0,
    });
    expect(told(await operator.put(`/api/teams/${id}/pause`))).toEqual([
      409,
      'conflict',
      `The team "${id}" is suspended: resume it before you pause it.`,
    ]);
    expect((await operator.put(`/api/teams/${id}/resume`)).body.status).toBe('active');
    expect((await operator.put(`/api/teams/${id}/pause`)).body.status).toBe('paused');
  });

  it('200: cancel their open jobs when suspended, and get what was held back', async () => {
    const { team, teamId } = await createTenant(stack, { credits: 12 });
    const opened = Array.from({ length: 10 }, () => team.post('/api/jobs/create', { job_type: 'x' }));
    const ids = (await Promise.all(opened)).map(({ body }) => body.job_id);
    const { body } = await operator.put(`/api/teams/${teamId}/suspend`);
    expect(body).toMatchObject({ jobs_cancelled: 10, jobs_open: 0, credits_remaining: 12, credits_reserved: 0 });
    expect((await team.get(`/api/jobs/${ids[0]}`)).body.status).toBe('CANCELLED');
  });

  it('403: let no job slip in while they are being suspended', async () => {
    const { team, teamId } = await createTenant(stack, { credits: 1_000 });
    let isSuspended = false;
    const busy = async () => {
      while (!isSuspended) await team.post('/api/jobs/create', { job_type: 'x' });
    };
    const clients = [busy(), busy(), busy()];
    const { body } = await operator.put(`/api/teams/${teamId}/suspend`);
    isSuspended = true;
    await Promise.all(clients);
    expect(body.jobs_open).toBe(0);
    expect((await team.get(`/api/credits/teams/${teamId}/balance`)).body).toMatchObject({
      available: 1_000,
      reserved: 0,
    });
  });

  it('409, 200: are archived when no job is open; keys end and history stays', async () => {
    const { team, teamId, key } = await createTenant(stack, { credits: 3 });
    const { body } = await team.post('/api/jobs/create', { job_type: 'x' });
    expect(told(await operator.delete(`/api/teams/${teamId}`)).slice(0, 2)).toEqual([409, 'in_use']);
    await team.post(`/api/jobs/${body.job_id}/complete`);

    expect((await operator.delete(`/api/teams/${teamId}`)).body.status).toBe('archived');
    const again = teamClient(stack.API_URL, key);
    await expect.poll(async () => (await again.get(`/api/jobs/${body.job_id}`)).status).toBe(401);
    expect((await operator.get(`/api/jobs/teams/${teamId}/${body.job_id}`)).body.job.credits_charged).toBe(1);
    expect((await operator.get(`/api/credits/teams/${teamId}/balance`)).body).toMatchObject({ spent: 1, available: 2 });
    expect(told(await operator.put(`/api/teams/${teamId}/resume`)).slice(0, 2)).toEqual([409, 'conflict']);
  });
});
