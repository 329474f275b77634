import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { workflowIdOf } from '../temporal/job-workflow-client.ts';
import { JOBS_QUEUE } from '../temporal/task-queues.ts';
import { createTenant, type Tenant } from './support/create-tenant.ts';
import { callModel, openJob } from './support/job-client.ts';
import { expectChargedOnce, expectNothingHeld, query } from './support/ledger.ts';
import { seenByProvider, untilProviderSees } from './support/provider-journal.ts';

const stack = inject('stack');

describe('the sweeper', () => {
  let connection: Connection;
  let temporal: Client;
  let tenant: Tenant;
  beforeAll(async () => {
    connection = await Connection.connect({ address: stack.TEMPORAL_ADDRESS });
    temporal = new Client({ connection });
  });
  afterAll(() => connection?.close());

  const sweep = () =>
    temporal.workflow.execute('sweepWorkflow', { workflowId: `sweep-${randomUUID()}`, taskQueue: JOBS_QUEUE });
  const change = (sql: string, ...values: unknown[]) => query(stack.DATABASE_URL, sql, values);
  const statusOf = async (jobId: string) => (await tenant.team.get(`/api/jobs/${jobId}`)).body.status;
  const call = (jobId: string, content: string) => callModel(tenant, jobId, content);
  const callsOf = async (jobId: string) =>
    (await tenant.team.get(`/api/jobs/${jobId}/costs`)).body.calls as { call_id: string }[];
  const stateOf = async (jobId: string, callId: string | undefined) =>
    (await tenant.team.get(`/api/jobs/${jobId}/calls/${callId}`)).body;

  it.each([
    ['past its deadline', "interval '-2 minutes'", "interval '3 minutes'"],
    ['for ten minutes, long before its deadline', "interval '1 day'", "interval '11 minutes'"],
  ])('ends a job whose workflow never began, %s', async (_, untilDeadline, age) => {
    tenant = await createTenant(stack);
    const jobId = await openJob(tenant);
    const [unstarted, fresh] = [randomUUID(), randomUUID()];
    const write = (id: string, deadline: string, since: string) =>
      change(
        `INSERT INTO jobs (id, team_id, organization_id, job_type, request_hash, price_version_id, credit_value_nano_usd,
                           estimate_micro_credits, minimum_micro_credits, deadline_at, created_at)
         SELECT $1, team_id, organization_id, job_type, request_hash, price_version_id, credit_value_nano_usd,
                estimate_micro_credits, minimum_micro_credits, now() + ${deadline}, now() - ${since} FROM jobs WHERE id = $2`,
        id,
        jobId,
      );
    await Promise.all([write(unstarted, untilDeadline, age), write(fresh, "interval '1 day'", "interval '1 minute'")]);
    await change(`UPDATE jobs SET created_at = created_at - interval '1 hour' WHERE id = $1`, jobId);
    await sweep();
    expect(await statusOf(unstarted)).toBe('EXPIRED');
    await expectChargedOnce(stack.DATABASE_URL, unstarted, 0);
    expect(await statusOf(jobId)).toBe('PENDING');
    expect(await statusOf(fresh)).toBe('PENDING');
    for (const id of [jobId, fresh]) await tenant.team.post(`/api/jobs/${id}/cancel`);
    await expectNothingHeld(stack.DATABASE_URL, tenant.teamId);
  });

  it('ends a job whose workflow was terminated in Temporal, with its call, and frees what it held', async () => {
    tenant = await createTenant(stack);
    const jobId = await openJob(tenant);
    const marker = randomUUID();
    const answer = call(jobId, `[[delay 60000]] ${marker}`);
    await untilProviderSees(stack.DEMO_PROVIDER_URL, marker);
    await temporal.workflow.getHandle(workflowIdOf(jobId)).terminate('by hand');
    await expect
      .poll(
        async () => {
          await sweep();
          return statusOf(jobId);
        },
        { timeout: 20_000, interval: 500 },
      )
      .toBe('FAILED');
    expect((await answer).body.error.code).toBe('call_cancelled');
    await expectChargedOnce(stack.DATABASE_URL, jobId, 0);
    await expectNothingHeld(stack.DATABASE_URL, tenant.teamId);
    const outcomes = async () => (await seenByProvider(stack.DEMO_PROVIDER_URL, marker)).map(({ outcome }) => outcome);
    await expect.poll(outcomes, { timeout: 20_000 }).toEqual(['hung_up']);
  });

  it('has a call made that its workflow never heard of, once', async () => {
    tenant = await createTenant(stack);
    const jobId = await openJob(tenant);
    const [known, unheard, marker] = [randomUUID(), randomUUID(), randomUUID()];
    await call(jobId, known);
    await change(
      `INSERT INTO model_calls (id, job_id, team_id, alias, request, request_hash, created_at)
       SELECT $1, job_id, team_id, alias, jsonb_build_object('messages', jsonb_build_array(jsonb_build_object('role', 'user', 'content', $2::text))),
              request_hash, now() - interval '11 minutes' FROM model_calls WHERE job_id = $3`,
      unheard,
      marker,
      jobId,
    );
    await sweep();
    await expect.poll(async () => (await stateOf(jobId, unheard)).status, { timeout: 10_000 }).toBe('COMPLETED');
    await sweep();
    expect(await seenByProvider(stack.DEMO_PROVIDER_URL, marker)).toHaveLength(1);
    const { body } = await tenant.team.post(`/api/jobs/${jobId}/complete`);
    expect(body.costs).toMatchObject({ total_calls: 2, successful_calls: 2 });
  });

  it('ends a call whose job has closed without it', async () => {
    tenant = await createTenant(stack);
    const jobId = await openJob(tenant);
    await call(jobId, 'hello');
    await tenant.team.post(`/api/jobs/${jobId}/complete`);
    const orphan = randomUUID();
    await change(
      `INSERT INTO model_calls (id, job_id, team_id, alias, request, request_hash)
       SELECT $1, job_id, team_id, alias, request, request_hash FROM model_calls WHERE job_id = $2`,
      orphan,
      jobId,
    );
    await change(`UPDATE jobs SET completed_at = completed_at - interval '2 minutes' WHERE id = $1`, jobId);
    await sweep();
    expect(await stateOf(jobId, orphan)).toMatchObject({ status: 'FAILED', error: { code: 'job_closed' } });
    expect(await callsOf(jobId)).toHaveLength(2);
  });
});
