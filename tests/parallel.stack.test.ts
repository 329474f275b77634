import { describe, expect, inject, it } from 'vitest';
import { createTenant } from './support/create-tenant.ts';
import { inLanes } from './support/in-lanes.ts';
import { expectChargedOnce, expectNothingHeld } from './support/ledger.ts';

const stack = inject('stack');

describe('in parallel', () => {
  it('100 calls of one job are all answered, each with its own reply', async () => {
    const { team, teamId } = await createTenant(stack);
    const { job_id } = (await team.post('/api/jobs/create', { job_type: 'fan_out' })).body;
    const answers = await inLanes(100, 100, (index) =>
      team.post(`/api/jobs/${job_id}/llm-call`, { messages: [{ role: 'user', content: `number ${index}.` }] }),
    );
    answers.forEach(({ status, body }, index) => {
      expect(status).toBe(200);
      expect(body.response.content).toContain(`number ${index}.`);
    });
    const { body } = await team.post(`/api/jobs/${job_id}/complete`);
    expect(body.costs).toMatchObject({ total_calls: 100, successful_calls: 100, credits_charged: 1 });
    await expectChargedOnce(stack.DATABASE_URL, job_id, 1);
    await expectNothingHeld(stack.DATABASE_URL, teamId);
  });

  it('eight completes charge once and answer the same receipt', async () => {
    const { team } = await createTenant(stack);
    const { job_id } = (await team.post('/api/jobs/create', { job_type: 'x' })).body;
    const answers = await inLanes(8, 8, () => team.post(`/api/jobs/${job_id}/complete`));
    const [first] = answers;
    expect(first?.status).toBe(200);
    for (const { body } of answers) expect(body).toEqual(first?.body);
    await expectChargedOnce(stack.DATABASE_URL, job_id, 1);
  });

  it('200 jobs over 100 credits: exactly 100 succeed and the balance is exactly 0', async () => {
    const { team, teamId } = await createTenant(stack, { credits: 100 });
    const answers = await inLanes(200, 16, () =>
      team.post('/api/jobs/create-and-call', { job_type: 'x', messages: [{ role: 'user', content: 'Hello' }] }),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(100);
    expect(statuses.filter((status) => status === 402)).toHaveLength(100);
    expect((await team.get(`/api/credits/teams/${teamId}/balance`)).body).toMatchObject({
      available: 0,
      reserved: 0,
      spent: 100,
    });
    await expectNothingHeld(stack.DATABASE_URL, teamId);
  });
});
