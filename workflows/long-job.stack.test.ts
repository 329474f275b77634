import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { workflowIdOf } from '../temporal/job-workflow-client.ts';
import { type JobHistory, readHistories, textOf } from '../temporal/testing/job-histories.ts';
import type { Answer } from '../tests/support/api-client.ts';
import { createTenant, type Tenant } from '../tests/support/create-tenant.ts';
import { expectChargedOnce, expectNothingHeld } from '../tests/support/ledger.ts';
import { seenByProvider } from '../tests/support/provider-journal.ts';

const stack = inject('stack');

/**
 * The stack suggests a fresh history after 200 events. A call takes about ten, and seven when the next one is always
 * there before this one's end is noted; then the history is left after 400.
 */
const CALLS_OF_A_LONG_JOB = 70;

describe('a job that outgrows its history', () => {
  let connection: Connection;
  let temporal: Client;
  let tenant: Tenant;

  beforeAll(async () => {
    connection = await Connection.connect({ address: stack.TEMPORAL_ADDRESS });
    temporal = new Client({ connection });
    tenant = await createTenant(stack);
  });
  afterAll(() => connection?.close());

  const open = async (fields = {}): Promise<string> =>
    (await tenant.team.post('/api/jobs/create', { job_type: 'long', ...fields })).body.job_id;

  /** Makes calls one after another, each with words of its own. */
  async function callInTurn(jobId: string, marker: string, turns: number, delayMs: number): Promise<Answer[]> {
    const answers: Answer[] = [];
    for (let turn = 1; turn <= turns; turn += 1) {
      const content = `[[delay ${delayMs}]] [[say ${marker} ${turn}.]] ${marker} ${turn}.`;
      answers.push(await tenant.team.post(`/api/jobs/${jobId}/llm-call`, { messages: [{ role: 'user', content }] }));
    }
    return answers;
  }

  /** Every call was answered, with its own words, and the provider was asked once for each. */
  async function expectAnsweredOnce(marker: string, answers: readonly Answer[]): Promise<void> {
    expect(answers.map(({ body }) => body.response?.content)).toEqual(
      answers.map((_, index) => `${marker} ${index + 1}.`),
    );
    expect(await seenByProvider(stack.DEMO_PROVIDER_URL, marker)).toHaveLength(answers.length);
  }

  async function expectWhole(jobId: string, calls: number): Promise<void> {
    const { body } = await tenant.team.post(`/api/jobs/${jobId}/complete`);
    expect(body.costs).toMatchObject({ total_calls: calls, successful_calls: calls, credits_charged: 1 });
    await expectChargedOnce(stack.DATABASE_URL, jobId, 1);
    await expectNothingHeld(stack.DATABASE_URL, tenant.teamId);
  }

  it('goes on in a fresh one between two calls', async () => {
    const jobId = await open();
    const marker = randomUUID();
    await expectAnsweredOnce(marker, await callInTurn(jobId, marker, CALLS_OF_A_LONG_JOB, 0));
    expect((await readHistories(temporal, jobId)).length).toBeGreaterThan(1);
    await expectWhole(jobId, CALLS_OF_A_LONG_JOB);
  });

  it('loses and repeats no call when there is never a moment without one', async () => {
    const jobId = await open();
    const [long, ...markers] = Array.from({ length: 5 }, () => randomUUID()) as [string, ...string[]];
    const [longCall, ...lanes] = await Promise.all([
      callInTurn(jobId, long, 1, 6_000),
      ...markers.map((marker) => callInTurn(jobId, marker, 30, 20)),
    ]);
    await expectAnsweredOnce(long, longCall);
    for (const [lane, marker] of markers.entries()) await expectAnsweredOnce(marker, lanes[lane] ?? []);

    const histories = await readHistories(temporal, jobId);
    expect(histories.length).toBeGreaterThan(1);
    expect(histories.map(carriedCalls).some((carried) => carried > 0)).toBe(true);
    await expectWhole(jobId, 121);
  });

  it('keeps its deadline and what it can be found by', async () => {
    const jobId = await open();
    await callInTurn(jobId, randomUUID(), CALLS_OF_A_LONG_JOB, 0);
    const histories = await readHistories(temporal, jobId);
    expect(histories.length).toBeGreaterThan(1);
    const deadlines = histories.map((history) => /"deadlineAtMs\\*":(\d+)/.exec(textOf([history]))?.[1]);
    expect(new Set(deadlines).size).toBe(1);

    await tenant.team.post(`/api/jobs/${jobId}/cancel`);
    const { typedSearchAttributes } = await temporal.workflow.getHandle(workflowIdOf(jobId)).describe();
    const found = typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value]);
    expect(Object.fromEntries(found)).toMatchObject({
      TeamId: tenant.teamId,
      OrganizationId: tenant.organizationId,
      JobType: 'long',
      JobOutcome: 'cancelled',
    });
  });
});

/** How many calls a run was handed by the one before it. */
function carriedCalls(history: JobHistory): number {
  const input = textOf([{ events: history.events.slice(0, 1) }]);
  return input.split('callId').length - 1;
}
