import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestStack, type TestStack } from '../local/testing/start-test-stack.ts';
import { createTenant, type Tenant } from './support/create-tenant.ts';
import { callModel, openJob } from './support/job-client.ts';

const SLOTS = 16;

let running: TestStack;
beforeAll(async () => {
  running = await startTestStack({ name: 'flood', environment: { MAX_CONCURRENT_CALLS: String(SLOTS) } });
});
afterAll(() => running?.stopAndRemove());

/** The 95th percentile of what some calls of a team take, one after another. */
async function p95(tenant: Tenant, jobId: string, count: number): Promise<number> {
  const took: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const begun = performance.now();
    expect((await callModel(tenant, jobId, '[[delay 500]] quiet')).status).toBe(200);
    took.push(performance.now() - begun);
  }
  return took.toSorted((a, b) => a - b)[Math.ceil(count * 0.95) - 1] ?? Number.NaN;
}

describe('one team that floods', () => {
  it('leaves another its part of the workers: its p95 stays within twice of what it is alone', async () => {
    const { environment } = running.stack;
    const [quiet, loud] = await Promise.all([createTenant(environment), createTenant(environment)]);
    const [quietJob, ...loudJobs] = [
      await openJob(quiet),
      ...(await Promise.all([1, 2, 3, 4].map(() => openJob(loud)))),
    ];
    const alone = await p95(quiet, quietJob, 20);
    let isOver = false;
    let served = 0;
    const lanes = Array.from({ length: 120 }, async (_, lane) => {
      const delay = 300 + 40 * (lane % 11);
      while (!isOver) {
        const { status } = await callModel(loud, loudJobs[lane % loudJobs.length] ?? '', `[[delay ${delay}]] loud`);
        if (status === 200) served += 1;
      }
    });
    await pause(3_000);
    const beside = await p95(quiet, quietJob, 20);
    isOver = true;
    await Promise.all(lanes);
    process.stdout.write(
      `flood: p95 ${Math.round(alone)} ms alone, ${Math.round(beside)} ms beside; the loud team had ${served} calls\n`,
    );
    expect(beside).toBeLessThan(2 * alone);
    expect(served).toBeGreaterThan(SLOTS * 10);
  });
});
