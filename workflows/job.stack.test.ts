import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { workflowIdOf } from '../temporal/job-workflow-client.ts';
import { eventTypes, readHistories, textOf } from '../temporal/testing/job-histories.ts';
import { createTenant, type Tenant } from '../tests/support/create-tenant.ts';
import { expectChargedOnce, expectNothingHeld, query } from '../tests/support/ledger.ts';
import { seenByProvider, untilProviderSees } from '../tests/support/provider-journal.ts';
import { callModelSignal } from './job-messages.ts';

const stack = inject('stack');

/** What HTTP alone cannot reach of a job's workflow. */
describe('a job’s workflow', () => {
  let connection: Connection;
  let temporal: Client;
  let tenant: Tenant;

  beforeAll(async () => {
    connection = await Connection.connect({ address: stack.TEMPORAL_ADDRESS });
    temporal = new Client({ connection });
    tenant = await createTenant(stack);
  });
  afterAll(() => connection?.close());

  const open = async (): Promise<string> => (await tenant.team.post('/api/jobs/create', { job_type: 'x' })).body.job_id;
  const call = (jobId: string, content: string) =>
    tenant.team.post(`/api/jobs/${jobId}/llm-call`, { messages: [{ role: 'user', content }] });
  const complete = (jobId: string) => tenant.team.post(`/api/jobs/${jobId}/complete`);
  const workflowOf = (jobId: string) => temporal.workflow.getHandle(workflowIdOf(jobId));
  const statusOf = async (jobId: string): Promise<string> => (await tenant.team.get(`/api/jobs/${jobId}`)).body.status;
  const callsOf = (jobId: string) =>
    query<{ id: string; status: string }>(stack.DATABASE_URL, 'SELECT id, status FROM model_calls WHERE job_id = $1', [
      jobId,
    ]);

  /** Starts a call that lasts a while and resolves as soon as the provider works on it. */
  async function startCall(jobId: string, delayMs: number) {
    const marker = randomUUID();
    const answer = call(jobId, `[[delay ${delayMs}]] ${marker}`);
    await untilProviderSees(stack.DEMO_PROVIDER_URL, marker);
    const outcomesAtProvider = async () =>
      (await seenByProvider(stack.DEMO_PROVIDER_URL, marker)).map(({ outcome }) => outcome);
    return { answer, outcomesAtProvider };
  }

  describe('signals', () => {
    it('make one provider call when the same call comes again, while it runs and after it has ended', async () => {
      const jobId = await open();
      const { answer, outcomesAtProvider } = await startCall(jobId, 1_500);
      const [stored] = await callsOf(jobId);
      const again = () => workflowOf(jobId).signal(callModelSignal, { callId: stored?.id ?? '', replyTo: null });
      await Promise.all([again(), again()]);
      expect((await answer).status).toBe(200);
      await again();
      expect((await complete(jobId)).body.costs).toMatchObject({ total_calls: 1, successful_calls: 1 });
      expect(await outcomesAtProvider()).toEqual(['answered']);
    });

    it('are refused by a job that waits for its last calls, and reach no provider', async () => {
      const jobId = await open();
      const { answer } = await startCall(jobId, 2_000);
      const receipt = complete(jobId);
      await expect.poll(() => acceptedUpdates(jobId)).toBe(2);
      const late = randomUUID();
      expect(await call(jobId, late)).toMatchObject({ status: 409, body: { error: { code: 'job_closed' } } });
      expect((await answer).status).toBe(200);
      expect((await receipt).body.costs).toMatchObject({ total_calls: 2, successful_calls: 1, credits_charged: 1 });
      expect(await seenByProvider(stack.DEMO_PROVIDER_URL, late)).toEqual([]);
    });

    it('find nobody once the job is closed', async () => {
      const jobId = await open();
      await complete(jobId);
      const late = workflowOf(jobId).signal(callModelSignal, { callId: randomUUID(), replyTo: null });
      await expect(late).rejects.toThrow(/already completed|not found/);
    });
  });

  const acceptedUpdates = async (jobId: string): Promise<number> => {
    const types = (await readHistories(temporal, jobId)).flatMap(eventTypes);
    return types.filter((type) => type === 'WORKFLOW_EXECUTION_UPDATE_ACCEPTED').length;
  };

  describe('cancelled by an operator in Temporal', () => {
    const expectCancelled = async (jobId: string) => {
      expect(await statusOf(jobId)).toBe('CANCELLED');
      await expectChargedOnce(stack.DATABASE_URL, jobId, 0);
      await expectNothingHeld(stack.DATABASE_URL, tenant.teamId);
    };
    const untilEnded = (jobId: string) =>
      workflowOf(jobId)
        .result()
        .catch(() => undefined);

    it('is settled as cancelled, uncharged', async () => {
      const jobId = await open();
      await workflowOf(jobId).cancel();
      await untilEnded(jobId);
      await expectCancelled(jobId);
    });

    it('stops its calls down to the provider’s socket', async () => {
      const jobId = await open();
      const { answer, outcomesAtProvider } = await startCall(jobId, 60_000);
      await workflowOf(jobId).cancel();
      expect((await answer).body.error.code).toBe('call_cancelled');
      await untilEnded(jobId);
      await expectCancelled(jobId);
      await expect.poll(outcomesAtProvider, { timeout: 20_000 }).toEqual(['hung_up']);
    });

    it('is settled also when another call comes while its calls are being stopped', async () => {
      const jobId = await open();
      const { answer } = await startCall(jobId, 60_000);
      await workflowOf(jobId).cancel();
      const late = call(jobId, 'late');
      await untilEnded(jobId);
      await expectCancelled(jobId);
      expect((await late).body.error.code).toBe('job_closed');
      await answer;
    });

    it('answers a caller who completes it meanwhile with the bill of the cancelled job', async () => {
      const jobId = await open();
      const { answer } = await startCall(jobId, 60_000);
      await workflowOf(jobId).cancel();
      const receipt = await complete(jobId);
      await answer;
      expect(receipt).toMatchObject({ status: 200, body: { status: 'CANCELLED', costs: { credits_charged: 0 } } });
      await expectCancelled(jobId);
    });

    it('is settled as cancelled also when it was to close by itself after one call', async () => {
      const marker = randomUUID();
      const body = { job_type: 'x', messages: [{ role: 'user', content: `[[delay 60000]] ${marker}` }] };
      const answer = tenant.team.post('/api/jobs/create-and-call', body);
      await untilProviderSees(stack.DEMO_PROVIDER_URL, marker);
      const jobId = (await tenant.team.get(`/api/teams/${tenant.teamId}/jobs`)).body.jobs[0].job_id;
      await workflowOf(jobId).cancel();
      await answer;
      await untilEnded(jobId);
      await expectCancelled(jobId);
    });
  });

  it('can be found by team, organization and job type, and by its outcome where it did not complete', async () => {
    const [completed, cancelled] = [await open(), await open()];
    await complete(completed);
    await tenant.team.post(`/api/jobs/${cancelled}/cancel`);
    const { teamId, organizationId } = tenant;
    const found = async (filter: string) => {
      const query = `TeamId = '${teamId}' AND OrganizationId = '${organizationId}' AND JobType = 'x' AND ${filter}`;
      const ids: string[] = [];
      for await (const { workflowId } of temporal.workflow.list({ query })) ids.push(workflowId);
      return ids;
    };
    const soon = { timeout: 20_000 };
    await expect.poll(() => found(`JobOutcome = 'cancelled'`), soon).toContain(workflowIdOf(cancelled));
    await expect
      .poll(() => found(`ExecutionStatus = 'Completed' AND JobOutcome IS NULL`), soon)
      .toContain(workflowIdOf(completed));
  });

  it('keeps no word of a prompt, a reply or a provider’s error in its history', async () => {
    const { teamId, team } = tenant;
    const [prompt, reply, typed] = [randomUUID(), randomUUID(), randomUUID()];
    const created = await team.post('/api/jobs/create', { job_type: 'x', user_id: typed, metadata: { note: typed } });
    const jobId = created.body.job_id;
    expect((await call(jobId, `${prompt} [[say ${reply}]]`)).body.response.content).toContain(reply);
    expect((await call(jobId, `[[fail 500]] ${prompt}`)).status).toBe(502);
    expect((await call(jobId, `[[fail 400]] ${prompt}`)).status).toBe(422);
    await complete(jobId);

    const text = textOf(await readHistories(temporal, jobId));
    expect(text).toContain(jobId);
    expect(text).toContain(teamId);
    for (const secret of [prompt, reply, typed, 'asked to fail', tenant.alias, 'demo/', tenant.key])
      expect(text).not.toContain(secret);
  });
});
