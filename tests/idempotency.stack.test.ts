import { randomUUID } from 'node:crypto';
import { describe, expect, inject, it } from 'vitest';
import { createTenant } from './support/create-tenant.ts';
import { expectChargedOnce, query } from './support/ledger.ts';

const stack = inject('stack');
const hello = { messages: [{ role: 'user', content: 'Hello' }] };
const key = () => ({ 'idempotency-key': randomUUID() });

describe('an Idempotency-Key', () => {
  it('makes one job, however often it is created', async () => {
    const { team, teamId } = await createTenant(stack, { credits: 10 });
    const headers = key();
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => team.post('/api/jobs/create', { job_type: 'x' }, headers)),
    );
    expect(new Set(answers.map(({ body }) => body.job_id)).size).toBe(1);
    expect(answers.filter((answer) => answer.headers.get('idempotent-replayed') === 'true')).toHaveLength(5);
    expect((await team.get(`/api/credits/teams/${teamId}/balance`)).body).toMatchObject({ available: 9, reserved: 1 });
  });

  it('makes one provider call, and late comers join the one that runs', async () => {
    const { team, operator, organizationId } = await createTenant(stack);
    expect(operator).toBeDefined();
    const { job_id } = (await team.post('/api/jobs/create', { job_type: 'x' })).body;
    const headers = key();
    const marker = `${organizationId} [[delay 500]]`;
    const call = () =>
      team.post(`/api/jobs/${job_id}/llm-call`, { messages: [{ role: 'user', content: marker }] }, headers);
    const answers = await Promise.all([call(), call(), call()]);
    const [first] = answers;
    for (const answer of [...answers, await call()]) expect(answer.body).toEqual(first?.body);
    expect((await team.post(`/api/jobs/${job_id}/complete`)).body.costs.total_calls).toBe(1);
    const [row] = await query(stack.DATABASE_URL, 'SELECT attempts FROM model_calls WHERE job_id = $1', [job_id]);
    expect(row).toEqual({ attempts: 1 });
  });

  it('makes one whole job of one call', async () => {
    const { team } = await createTenant(stack, { credits: 10 });
    const headers = key();
    const once = () => team.post('/api/jobs/create-and-call', { job_type: 'x', ...hello }, headers);
    const [first, second] = await Promise.all([once(), once()]);
    expect(second.body).toEqual(first.body);
    expect((await once()).body).toEqual(first.body);
    await expectChargedOnce(stack.DATABASE_URL, first.body.job_id, 1);
  });

  it('is refused for another request', async () => {
    const { team } = await createTenant(stack);
    const headers = key();
    await team.post('/api/jobs/create', { job_type: 'x' }, headers);
    expect(await team.post('/api/jobs/create', { job_type: 'y' }, headers)).toMatchObject({
      status: 422,
      body: { error: { code: 'idempotency_conflict' } },
    });
  });

  it('hears the same refusal again', async () => {
    const { team } = await createTenant(stack, { credits: 0 });
    const headers = key();
    const first = await team.post('/api/jobs/create', { job_type: 'x' }, headers);
    const second = await team.post('/api/jobs/create', { job_type: 'x' }, headers);
    expect([first.status, second.status]).toEqual([402, 402]);
    expect(second.body.error.message).toBe(first.body.error.message);
  });

  it('is each team’s own', async () => {
    const [one, other] = await Promise.all([createTenant(stack), createTenant(stack)]);
    const headers = key();
    const first = await one.team.post('/api/jobs/create', { job_type: 'x' }, headers);
    const second = await other.team.post('/api/jobs/create', { job_type: 'x' }, headers);
    expect(second.status).toBe(200);
    expect(second.body.job_id).not.toBe(first.body.job_id);
  });
});
