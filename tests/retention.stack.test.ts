import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { expect, inject, it } from 'vitest';
import { JOBS_QUEUE } from '../temporal/task-queues.ts';
import { createTenant, type Tenant } from './support/create-tenant.ts';
import { openJob } from './support/job-client.ts';
import { query } from './support/ledger.ts';

const stack = inject('stack');

/** A closed job with a call, whose every typed word is `word`. */
async function closedJob({ team }: Tenant, word: string) {
  const body = { job_type: 'x', metadata: { note: word } };
  const { job_id: jobId } = (await team.post('/api/jobs/create', body)).body;
  const asked = { messages: [{ role: 'user', content: word }], call_metadata: { note: word } };
  const headers = { 'idempotency-key': word };
  const { call_id: callId } = (await team.post(`/api/jobs/${jobId}/llm-call`, asked, headers)).body;
  await team.post(`/api/jobs/${jobId}/complete`, { result: { text: word } });
  const repeat = () => team.post(`/api/jobs/${jobId}/llm-call`, asked, headers);
  return { jobId, callId, repeat };
}

const rowsWith = (word: string) =>
  query(
    stack.DATABASE_URL,
    `SELECT id FROM jobs j WHERE j::text LIKE $1 UNION ALL SELECT id FROM model_calls c WHERE c::text LIKE $1`,
    [`%${word}%`],
  );

it('a team deletes what was said in a closed job; its bill stays, and a repeat is told', async () => {
  const tenant = await createTenant(stack);
  const word = `word-${randomUUID()}`;
  const { jobId, callId, repeat } = await closedJob(tenant, word);
  const receipt = (await tenant.team.post(`/api/jobs/${jobId}/complete`)).body;
  expect(await rowsWith(word)).toHaveLength(2);

  const deleted = await tenant.team.delete(`/api/jobs/${jobId}/content`);
  expect(deleted.status).toBe(200);
  expect(await rowsWith(word)).toEqual([]);
  expect((await tenant.team.delete(`/api/jobs/${jobId}/content`)).body).toEqual(deleted.body);
  expect((await tenant.team.post(`/api/jobs/${jobId}/complete`)).body.costs).toEqual(receipt.costs);
  const { body } = await tenant.team.get(`/api/jobs/${jobId}/calls/${callId}`);
  expect(body).toMatchObject({ status: 'COMPLETED', reply: null, error: { code: 'content_deleted' } });
  expect((await repeat()).body.error).toMatchObject({ code: 'content_deleted', call_id: callId });
  const seen = await tenant.operator.get(`/api/jobs/teams/${tenant.teamId}/${jobId}`);
  expect(seen.body.calls[0]).toMatchObject({ cost_source: 'litellm', model_used: 'demo/standard' });
});

it('409 while the job is open, 404 for another team', async () => {
  const [tenant, other] = [await createTenant(stack), await createTenant(stack)];
  const jobId = await openJob(tenant);
  const answer = await tenant.team.delete(`/api/jobs/${jobId}/content`);
  expect([answer.status, answer.body.error.message]).toEqual([409, expect.stringMatching(/open. Complete or cancel/)]);
  expect((await other.team.delete(`/api/jobs/${jobId}/content`)).status).toBe(404);
  await tenant.team.post(`/api/jobs/${jobId}/cancel`);
});

it('what a team keeps no longer is deleted by itself, and no more', async () => {
  const [kept, short] = [await createTenant(stack), await createTenant(stack)];
  const path = `/api/teams/${short.teamId}/retention`;
  expect((await short.operator.put(path, { content_days: 30 })).body).toEqual({
    team_id: short.teamId,
    content_days: 30,
  });
  expect((await short.team.get(path)).body.content_days).toBe(30);
  expect((await short.operator.put(path, { content_days: -1 })).body.error.fields[0].field).toBe('content_days');
  const [old, fresh, others] = [randomUUID(), randomUUID(), randomUUID()];
  for (const [tenant, word, days] of [
    [short, old, 31],
    [short, fresh, 29],
    [kept, others, 400],
  ] as const) {
    const { jobId } = await closedJob(tenant, word);
    const age = `UPDATE jobs SET completed_at = completed_at - make_interval(days => $2) WHERE id = $1`;
    await query(stack.DATABASE_URL, age, [jobId, days]);
  }
  const connection = await Connection.connect({ address: stack.TEMPORAL_ADDRESS });
  const client = new Client({ connection });
  await client.workflow.execute('sweepWorkflow', { workflowId: `sweep-${randomUUID()}`, taskQueue: JOBS_QUEUE });
  await connection.close();
  expect(await rowsWith(old)).toEqual([]);
  expect([(await rowsWith(fresh)).length, (await rowsWith(others)).length]).toEqual([2, 2]);
});
