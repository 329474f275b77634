import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestStack, type TestStack } from '../local/testing/start-test-stack.ts';
import { workflowIdOf } from '../temporal/job-workflow-client.ts';
import { JOBS_QUEUE } from '../temporal/task-queues.ts';
import { createTenant, type Tenant } from './support/create-tenant.ts';
import { expectChargedOnce, expectNothingHeld, query } from './support/ledger.ts';
import { seenByProvider, untilProviderSees } from './support/provider-journal.ts';

describe('kill -9', () => {
  let running: TestStack;
  let tenant: Tenant;
  let connection: Connection;
  let temporal: Client;

  beforeAll(async () => {
    running = await startTestStack({ name: 'kills' });
    connection = await Connection.connect({ address: running.stack.environment.TEMPORAL_ADDRESS });
    temporal = new Client({ connection });
    tenant = await createTenant(running.stack.environment);
  });
  afterEach(async () => {
    for (const part of running.stack.parts.values()) if (part.pid === undefined) await part.start();
  });
  afterAll(async () => {
    await connection?.close();
    await running?.stopAndRemove();
  });

  const environment = () => running.stack.environment;
  const openJob = async (): Promise<string> =>
    (await tenant.team.post('/api/jobs/create', { job_type: 'x' })).body.job_id;

  /** A call that the provider takes some seconds for, under a marker that its journal can be searched for. */
  const slowCall = (jobId: string) => {
    const marker = randomUUID();
    const body = { messages: [{ role: 'user', content: `[[delay 3000]] ${marker}` }] };
    const send = () => tenant.team.post(`/api/jobs/${jobId}/llm-call`, body, { 'idempotency-key': marker });
    return { marker, send };
  };

  const killAndRestart = async (name: string): Promise<void> => {
    await running.stack.part(name).kill('SIGKILL');
    await running.stack.part(name).start();
  };

  /** Completes the job and checks what must hold whatever was killed: its calls answered, one charge, no hold left. */
  const expectWhole = async (jobId: string, calls: number): Promise<void> => {
    const { status, body } = await tenant.team.post(`/api/jobs/${jobId}/complete`);
    expect({ status, costs: body.costs }).toMatchObject({
      status: 200,
      costs: { total_calls: calls, successful_calls: calls, credits_charged: 1 },
    });
    await expectChargedOnce(environment().DATABASE_URL, jobId, 1);
    await expectNothingHeld(environment().DATABASE_URL, tenant.teamId);
  };

  const attemptsOf = async (jobId: string): Promise<unknown[]> =>
    query(environment().DATABASE_URL, 'SELECT attempts FROM model_calls WHERE job_id = $1', [jobId]);

  it('of the worker during a provider call: another attempt answers the waiting caller', async () => {
    const jobId = await openJob();
    const { marker, send } = slowCall(jobId);
    const answer = send();
    await untilProviderSees(environment().DEMO_PROVIDER_URL, marker);
    await killAndRestart('worker');
    expect((await answer).status).toBe(200);
    expect(await attemptsOf(jobId)).toEqual([{ attempts: 2 }]);
    await expectWhole(jobId, 1);
  });

  it('of the API while a caller waits: the call goes on, and asking again joins it', async () => {
    const jobId = await openJob();
    const { marker, send } = slowCall(jobId);
    const answer = send().catch((error: Error) => error);
    await untilProviderSees(environment().DEMO_PROVIDER_URL, marker);
    await killAndRestart('api');
    expect(await answer).toBeInstanceOf(Error);
    expect((await send()).body.response.content).toContain(marker);
    expect(await seenByProvider(environment().DEMO_PROVIDER_URL, marker)).toHaveLength(1);
    await expectWhole(jobId, 1);
  });

  it('of Temporal between two calls: the caller is told to come back, and the job goes on', async () => {
    const jobId = await openJob();
    const [first, second] = [slowCall(jobId), slowCall(jobId)];
    expect((await first.send()).status).toBe(200);
    await running.stack.part('temporal').kill('SIGKILL');
    const refused = await second.send();
    expect(refused).toMatchObject({ status: 503, body: { error: { code: 'engine_unavailable' } } });
    expect(refused.headers.get('retry-after')).toBe('2');

    await running.stack.part('temporal').start();
    await expect.poll(async () => (await second.send()).status, { timeout: 60_000 }).toBe(200);
    expect(await seenByProvider(environment().DEMO_PROVIDER_URL, second.marker)).toHaveLength(1);
    await expectWhole(jobId, 2);
  });

  it('of LiteLLM during a call: the call waits for it to come back, and what was asked in vain is waste', async () => {
    const jobId = await openJob();
    const { marker, send } = slowCall(jobId);
    const answer = send();
    await untilProviderSees(environment().DEMO_PROVIDER_URL, marker);
    await killAndRestart('litellm');
    expect((await answer).status).toBe(200);
    await expectWhole(jobId, 1);
    const wasted = `SELECT w.attempt, w.reason, w.prompt_tokens > 0 AS cost FROM wasted_attempts w
                    JOIN model_calls c ON c.id = w.call_id WHERE c.job_id = $1`;
    expect(await query(environment().DATABASE_URL, wasted, [jobId])).toEqual([
      { attempt: 1, reason: 'cut_off', cost: true },
    ]);
  });

  it('of Valkey during a call: the reply comes from Postgres', async () => {
    const jobId = await openJob();
    const { marker, send } = slowCall(jobId);
    const answer = send();
    await untilProviderSees(environment().DEMO_PROVIDER_URL, marker);
    await running.stack.part('valkey').kill('SIGKILL');
    expect((await answer).status).toBe(200);
    await running.stack.part('valkey').start();
    await expectWhole(jobId, 1);
  });

  it('of Postgres during a call: the reply is stored when it is back, and nobody is asked again', async () => {
    const jobId = await openJob();
    const { marker, send } = slowCall(jobId);
    const answer = send();
    await untilProviderSees(environment().DEMO_PROVIDER_URL, marker);
    await running.stack.part('postgres').kill('SIGKILL');
    const isAnswered = async () => (await seenByProvider(environment().DEMO_PROVIDER_URL, marker))[0]?.endedAtMs;
    await expect.poll(isAnswered, { timeout: 10_000 }).toEqual(expect.any(Number));
    await pause(1_000);
    await running.stack.part('postgres').start();
    expect((await answer).status).toBe(200);
    expect(await seenByProvider(environment().DEMO_PROVIDER_URL, marker)).toHaveLength(1);
    await expectWhole(jobId, 1);
  });

  it('of the worker during a sweep: another takes it up within the minute, and no later sweep is missed', async () => {
    const lock = new pg.Client(environment().DATABASE_URL);
    await lock.connect();
    try {
      await lock.query('BEGIN; LOCK TABLE jobs IN ACCESS EXCLUSIVE MODE');
      const workflowId = `sweep-${randomUUID()}`;
      const handle = await temporal.workflow.start('sweepWorkflow', { workflowId, taskQueue: JOBS_QUEUE });
      const isUnderWay = async () =>
        (await handle.describe()).raw.pendingActivities?.some((activity) => activity.lastStartedTime);
      await expect.poll(isUnderWay, { timeout: 20_000 }).toBe(true);
      await running.stack.part('worker').kill('SIGKILL');
      await lock.query('ROLLBACK');
      await running.stack.part('worker').start();
      const ended = await Promise.race([handle.result().then(() => 'ended'), pause(60_000, 'still waiting')]);
      expect(ended).toBe('ended');
    } finally {
      await lock.end();
    }
  });

  it('of the worker while a job is cancelled in Temporal, then completed: it is cancelled, and not charged', async () => {
    const jobId = await openJob();
    await running.stack.part('worker').kill('SIGKILL');
    await temporal.workflow.getHandle(workflowIdOf(jobId)).cancel();
    const receipt = tenant.team.post(`/api/jobs/${jobId}/complete`);
    await pause(2_000);
    await running.stack.part('worker').start();
    expect((await receipt).body).toMatchObject({ status: 'CANCELLED', costs: { credits_charged: 0 } });
    await expectChargedOnce(environment().DATABASE_URL, jobId, 0);
  });

  it('of everything at once: the job is there when all is back', async () => {
    const jobId = await openJob();
    const { marker, send } = slowCall(jobId);
    const answer = send().catch((error: Error) => error);
    await untilProviderSees(environment().DEMO_PROVIDER_URL, marker);
    const parts = ['api', 'worker', 'litellm', 'temporal', 'valkey', 'postgres'].map((name) =>
      running.stack.part(name),
    );
    await Promise.all(parts.map((part) => part.kill('SIGKILL')));
    for (const part of parts.reverse()) await part.start();
    expect(await answer).toBeInstanceOf(Error);
    await expect.poll(async () => (await send()).status, { timeout: 60_000 }).toBe(200);
    await expectWhole(jobId, 1);
  });
});
