import { describe, expect, inject, it } from 'vitest';
import { createTenant } from './support/create-tenant.ts';
import { expectChargedOnce, expectNothingHeld } from './support/ledger.ts';

const stack = inject('stack');
const hello = { messages: [{ role: 'user', content: 'Hello there' }] };

describe('a job', () => {
  it('is created, called and completed, and charged its flat price once', async () => {
    const { team, teamId, alias } = await createTenant(stack, { credits: 5 });
    const created = await team.post('/api/jobs/create', { job_type: 'document_analysis', metadata: { document: 7 } });
    expect(created).toMatchObject({ status: 200, body: { team_id: teamId, status: 'PENDING' } });
    const job = `/api/jobs/${created.body.job_id}`;
    expect((await team.get(`/api/credits/teams/${teamId}/balance`)).body).toMatchObject({ available: 4, reserved: 1 });

    const call = await team.post(`${job}/llm-call`, { ...hello, purpose: 'greet' });
    expect(call.status).toBe(200);
    expect(call.body.response.content).toContain('[demo]');
    expect(call.body.choices[0].message.content).toBe(call.body.response.content);
    expect((await team.get(job)).body).toMatchObject({ status: 'IN_PROGRESS', model_groups_used: [alias] });

    const receipt = await team.post(`${job}/complete`, { result: { pages: 3 } });
    expect(receipt.body).toMatchObject({
      status: 'COMPLETED',
      costs: {
        total_calls: 1,
        successful_calls: 1,
        failed_calls: 0,
        credit_applied: true,
        credits_charged: 1,
        credits_remaining: 4,
      },
      calls: [{ call_id: call.body.call_id, purpose: 'greet', model_group: alias, error: null }],
    });
    expect((await team.get(job)).body.metadata).toEqual({ document: 7, result: { pages: 3 } });
    await expectChargedOnce(stack.DATABASE_URL, created.body.job_id, 1);
    await expectNothingHeld(stack.DATABASE_URL, teamId);
  });

  it('answers the same receipt for ever, and the first outcome stands', async () => {
    const { team } = await createTenant(stack);
    const { job_id } = (await team.post('/api/jobs/create', { job_type: 'x' })).body;
    const first = await team.post(`/api/jobs/${job_id}/complete`, { status: 'failed', error_message: 'no text in it' });
    expect(first.body).toMatchObject({ status: 'FAILED', costs: { credits_charged: 0, credit_applied: false } });

    expect((await team.post(`/api/jobs/${job_id}/complete`, { status: 'completed' })).body).toEqual(first.body);
    expect((await team.post(`/api/jobs/${job_id}/cancel`)).body).toEqual(first.body);
    expect((await team.get(`/api/jobs/${job_id}`)).body).toMatchObject({
      status: 'FAILED',
      error_message: 'no text in it',
    });
  });

  it('is a whole one in one request', async () => {
    const { team, teamId } = await createTenant(stack, { credits: 2 });
    const answer = await team.post('/api/jobs/create-and-call', { job_type: 'chat', ...hello, job_metadata: { a: 1 } });
    expect(answer).toMatchObject({
      status: 200,
      body: { status: 'COMPLETED', costs: { credits_charged: 1, credits_remaining: 1 } },
    });
    expect(answer.body.response.content).toContain('Hello there');
    await expectChargedOnce(stack.DATABASE_URL, answer.body.job_id, 1);
    await expectNothingHeld(stack.DATABASE_URL, teamId);
  });

  it('is not charged when its only call fails, and says so without the provider’s words', async () => {
    const { team, teamId } = await createTenant(stack, { credits: 1 });
    const messages = [{ role: 'user', content: '[[fail 400]] hello' }];
    const answer = await team.post('/api/jobs/create-and-call', { job_type: 'chat', messages });
    expect(answer).toMatchObject({ status: 422, body: { error: { code: 'request_rejected' } } });
    expect(JSON.stringify(answer.body)).not.toMatch(/demo|litellm|openai|BadRequest/i);
    expect((await team.get(`/api/jobs/${answer.body.error.job_id}`)).body.status).toBe('FAILED');
    await expectChargedOnce(stack.DATABASE_URL, answer.body.error.job_id, 0);
    await expectNothingHeld(stack.DATABASE_URL, teamId);
  });

  it('goes on after a call that failed', async () => {
    const { team } = await createTenant(stack);
    const { job_id } = (await team.post('/api/jobs/create', { job_type: 'x' })).body;
    const rejected = { messages: [{ role: 'user', content: '[[fail 400]]' }], purpose: 'bad' };
    expect((await team.post(`/api/jobs/${job_id}/llm-call`, rejected)).status).toBe(422);
    expect((await team.post(`/api/jobs/${job_id}/llm-call`, hello)).status).toBe(200);
    const { body } = await team.post(`/api/jobs/${job_id}/complete`);
    expect(body.costs).toMatchObject({ total_calls: 2, successful_calls: 1, failed_calls: 1, credits_charged: 1 });
    expect(body.calls[0]).toMatchObject({ purpose: 'bad', error: 'request_rejected' });
  });

  it('is stopped with its running call by cancel, and its hold is given back', async () => {
    const { team, teamId } = await createTenant(stack);
    const { job_id } = (await team.post('/api/jobs/create', { job_type: 'x' })).body;
    const slow = team.post(`/api/jobs/${job_id}/llm-call`, {
      messages: [{ role: 'user', content: '[[delay 60000]] hi' }],
    });
    await expect.poll(async () => (await team.get(`/api/jobs/${job_id}`)).body.status).toBe('IN_PROGRESS');

    const cancelled = await team.post(`/api/jobs/${job_id}/cancel`, { reason: 'changed my mind' });
    expect(cancelled.body).toMatchObject({ status: 'CANCELLED', costs: { credits_charged: 0 } });
    expect(await slow).toMatchObject({ status: 409, body: { error: { code: 'call_cancelled' } } });
    await expectNothingHeld(stack.DATABASE_URL, teamId);
  });

  it('expires at its deadline, uncharged', async () => {
    const { team, teamId } = await createTenant(stack);
    const { job_id } = (await team.post('/api/jobs/create', { job_type: 'x', deadline_seconds: 1 })).body;
    await expect
      .poll(async () => (await team.get(`/api/jobs/${job_id}`)).body.status, { timeout: 10_000 })
      .toBe('EXPIRED');
    expect((await team.post(`/api/jobs/${job_id}/complete`)).body).toMatchObject({
      status: 'EXPIRED',
      costs: { credits_charged: 0 },
    });
    await expectNothingHeld(stack.DATABASE_URL, teamId);
  });

  it('tries a provider again that fails at first', async () => {
    const { team } = await createTenant(stack);
    const messages = [{ role: 'user', content: `[[fail 503 times 1]] hello ${Math.random()}` }];
    expect(await team.post('/api/jobs/create-and-call', { job_type: 'x', messages })).toMatchObject({ status: 200 });
  });

  it('merges metadata, also after it has closed', async () => {
    const { team } = await createTenant(stack);
    const { job_id } = (await team.post('/api/jobs/create', { job_type: 'x', metadata: { a: 1, b: 1 } })).body;
    await team.post(`/api/jobs/${job_id}/complete`);
    const { body } = await team.patch(`/api/jobs/${job_id}/metadata`, { metadata: { b: 2, c: 3 } });
    expect(body.metadata).toEqual({ a: 1, b: 2, c: 3 });
  });
});
