import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Part } from '../local/process/part.ts';
import { startTestStack, type TestStack } from '../local/testing/start-test-stack.ts';
import { type JobHistory, readHistories } from '../temporal/testing/job-histories.ts';
import { teamClient } from './support/api-client.ts';
import { createTenant, type Tenant } from './support/create-tenant.ts';
import { openJob } from './support/job-client.ts';
import { expectChargedOnce, expectNothingHeld } from './support/ledger.ts';
import { buildChangedWorkflows } from './support/workflow-versions.ts';

const LANES = 6;

let running: TestStack;
let connection: Connection;
let temporal: Client;
let tenant: Tenant;
let next: string;

beforeAll(async () => {
  next = await buildChangedWorkflows('next', `if (patched('a-moment-first')) await sleep(1);`);
  running = await startTestStack({ name: 'rolling-deploy' });
  connection = await Connection.connect({ address: running.stack.environment.TEMPORAL_ADDRESS });
  temporal = new Client({ connection });
  tenant = await createTenant(running.stack.environment, { credits: 10_000 });
});
afterAll(async () => {
  await connection?.close();
  await running?.stopAndRemove();
});

const failedTasks = async (jobIds: readonly string[]): Promise<string[]> => {
  const histories: JobHistory[] = [];
  for (const jobId of jobIds) histories.push(...(await readHistories(temporal, jobId)));
  const events = histories.flatMap((history) => history.events);
  return events
    .filter(({ eventType }) => eventType === 'EVENT_TYPE_WORKFLOW_TASK_FAILED')
    .map((event) => String((event['workflowTaskFailedEventAttributes'] as { cause: unknown }).cause));
};

const call = ({ team }: Pick<Tenant, 'team'>, jobId: string, content: string) =>
  team.post(`/api/jobs/${jobId}/llm-call`, { messages: [{ role: 'user', content }] });

describe('a deploy under load', () => {
  it('replaces workers and APIs by another version one by one: no job fails, no workflow task fails', async () => {
    const { stack } = running;
    const inService = new Set([stack.part('api')]);
    let turn = 0;
    const anyApi = () => [...inService][turn++ % inService.size] as Part;
    const team = () => teamClient(anyApi().address, tenant.key);
    const lasting = await Promise.all([1, 2, 3].map(() => openJob(tenant)));
    for (const jobId of lasting) expect((await call(tenant, jobId, 'before')).status).toBe(200);

    let isOver = false;
    const jobIds: string[] = [];
    const statuses: number[] = [];
    const lanes = Array.from({ length: LANES }, async () => {
      while (!isOver) {
        const created = await team().post('/api/jobs/create', { job_type: 'x' });
        jobIds.push(created.body.job_id);
        statuses.push(created.status);
        for (const step of ['[[delay 150]] one', '[[delay 150]] two'])
          statuses.push((await call({ team: team() }, created.body.job_id, step)).status);
        statuses.push((await team().post(`/api/jobs/${created.body.job_id}/complete`)).status);
      }
    });

    const second = await stack.addWorker();
    await pause(2_000);
    for (const old of [stack.part('worker'), second]) {
      await stack.addWorker({ workflowBundle: next });
      await pause(1_500);
      await old.stop();
      for (const jobId of lasting) statuses.push((await call({ team: team() }, jobId, 'during')).status);
    }
    const [oldApi] = inService;
    inService.add(await stack.addApi());
    inService.delete(oldApi as Part);
    await oldApi?.stop();
    await pause(2_000);
    isOver = true;
    await Promise.all(lanes);
    const reach = { team: team() };
    for (const jobId of lasting) {
      statuses.push((await call(reach, jobId, 'after')).status);
      statuses.push((await reach.team.post(`/api/jobs/${jobId}/complete`)).status);
      await expectChargedOnce(stack.environment.DATABASE_URL, jobId, 1);
    }
    expect(statuses.filter((status) => status !== 200)).toEqual([]);
    expect(jobIds.length).toBeGreaterThan(LANES * 5);
    expect(await failedTasks([...jobIds, ...lasting])).toEqual([]);
    await expectNothingHeld(stack.environment.DATABASE_URL, tenant.teamId);
  });

  it('with a change that open jobs cannot bear stops them and loses nothing: after going back they go on', async () => {
    const { stack } = running;
    const unpatched = await buildChangedWorkflows('unpatched', 'await sleep(2);\n  await sleep(3);');
    const reach = {
      team: teamClient(
        [...stack.parts.values()].findLast(({ name }) => name.startsWith('api'))?.address ?? '',
        tenant.key,
      ),
    };
    const jobId = (await reach.team.post('/api/jobs/create', { job_type: 'x' })).body.job_id;
    const good = [...stack.parts.values()].filter(({ name, pid }) => name.startsWith('worker') && pid !== undefined);
    const bad = await stack.addWorker({ workflowBundle: unpatched });
    await Promise.all(good.map((part) => part.stop()));
    const answer = call(reach, jobId, 'hello');
    await expect
      .poll(() => failedTasks([jobId]), { timeout: 20_000 })
      .toContain('WORKFLOW_TASK_FAILED_CAUSE_NON_DETERMINISTIC_ERROR');
    await stack.addWorker({ workflowBundle: next });
    await bad.stop();
    expect((await answer).status).toBe(200);
    expect((await reach.team.post(`/api/jobs/${jobId}/complete`)).body.costs).toMatchObject({ successful_calls: 1 });
    await expectChargedOnce(stack.environment.DATABASE_URL, jobId, 1);
  });
});
