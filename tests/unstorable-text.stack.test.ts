import { describe, expect, inject, it } from 'vitest';
import { createTenant } from './support/create-tenant.ts';

const stack = inject('stack');

describe('text that PostgreSQL cannot keep', () => {
  it('422: is refused wherever it comes, with nothing held', async () => {
    const { team, operator, teamId } = await createTenant(stack);
    const { body: job } = await team.post('/api/jobs/create', { job_type: 'x' });
    const call = `/api/jobs/${job.job_id}/llm-call`;
    const answers = [
      await team.post('/api/jobs/create', { job_type: 'a\0b' }),
      await team.post('/api/jobs/create', { job_type: 'x', metadata: { title: 'a\0b' } }),
      await team.post(call, { messages: [{ role: 'user', content: 'page one\0page two' }] }),
      await team.post(call, { messages: [{ role: 'user', content: 'half of \ud83d' }] }),
      await team.get(`/api/teams/${teamId}/jobs?job_type=%00`),
      await operator.put(`/api/teams/${teamId}`, { metadata: { note: 'half of \ud83d' } }),
      await operator.get('/api/jobs?job_type=%00'),
    ];
    for (const { status, body } of answers) {
      expect([status, body.error.code, body.error.message]).toEqual([
        422,
        'invalid_request',
        expect.stringContaining('U+0000'),
      ]);
    }
    expect((await team.get(`/api/credits/teams/${teamId}/balance`)).body.reserved).toBe(1);
  });

  it('200: is not confused with text about it', async () => {
    const { team } = await createTenant(stack);
    const metadata = { note: 'write \\u0000 or \\ud83d, not 😀' };
    const { body } = await team.post('/api/jobs/create', { job_type: 'x', metadata });
    expect((await team.get(`/api/jobs/${body.job_id}`)).body.metadata).toEqual(metadata);
  });
});
