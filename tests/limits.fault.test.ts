import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestStack, type TestStack } from '../local/testing/start-test-stack.ts';
import { teamClient } from './support/api-client.ts';
import { createTenant } from './support/create-tenant.ts';
import { inLanes } from './support/in-lanes.ts';
import { callModel, openJob } from './support/job-client.ts';
import { query } from './support/ledger.ts';
import { seenByProvider } from './support/provider-journal.ts';

const CALLS = 50;
const SLOTS = 16;
/** As `LEASE_MS` has it, and a moment. */
const LEASES_END_MS = 21_000;

let running: TestStack;
beforeAll(async () => {
  running = await startTestStack({ name: 'limits', environment: { MAX_CONCURRENT_CALLS: String(SLOTS) } });
});
afterAll(() => running?.stopAndRemove());

describe('a worker that is killed with calls under way', () => {
  it(`leaves no lease after their end, and the whole limit of ${CALLS} can be used again`, async () => {
    const { environment } = running.stack;
    const worker = running.stack.part('worker');
    const redis = new Redis(environment.REDIS_URL);
    const tenant = await createTenant(environment);
    await tenant.operator.put(`/api/teams/${tenant.teamId}/limits`, { concurrent_calls: CALLS });
    const jobId = await openJob(tenant);
    const lost = Array.from({ length: CALLS }, () => callModel(tenant, jobId, '[[hang]] lost').catch(() => null));
    const leases = () => redis.zcard(`leases:team:${tenant.teamId}`);
    const valid = () => redis.zcount(`leases:team:${tenant.teamId}`, Date.now(), '+inf');
    await expect.poll(leases, { timeout: 20_000 }).toBe(CALLS);
    await expect
      .poll(async () => (await seenByProvider(environment.DEMO_PROVIDER_URL, 'lost')).length, { timeout: 20_000 })
      .toBe(SLOTS);
    expect((await callModel(tenant, jobId, 'one too many')).status).toBe(429);
    await worker.kill();
    await expect.poll(valid, { timeout: LEASES_END_MS + 5_000, interval: 500 }).toBe(0);

    await worker.start();
    await tenant.team.post(`/api/jobs/${jobId}/cancel`);
    await Promise.all(lost);
    const next = await openJob(tenant);
    const answers = await Promise.all(
      Array.from({ length: CALLS }, () => callModel(tenant, next, '[[delay 200]] again')),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(CALLS).fill(200));
    await expect.poll(leases).toBe(0);
    redis.disconnect();
  });
});

describe('a key that is revoked under load', () => {
  it('is refused on another API process within a second, and its calls under way end well and are charged once', async () => {
    const { environment } = running.stack;
    const other = await running.stack.addApi();
    const tenant = await createTenant(environment);
    const made = await tenant.operator.post(`/api/teams/${tenant.teamId}/keys`, { name: 'leaked' });
    const jobId = await openJob(tenant);
    const clients = [environment.API_URL, other.address].map((url) => teamClient(url, made.body.virtual_key));
    const underWay = clients.map((team) => callModel({ team }, jobId, '[[delay 3000]] under way'));
    let isOver = false;
    const seen: { at: number; status: number }[] = [];
    const lanes = clients.flatMap((team) =>
      [1, 2, 3].map(async () => {
        while (!isOver) {
          const at = performance.now();
          seen.push({ at, status: (await team.get('/v1/models')).status });
        }
      }),
    );
    await pause(800);
    await tenant.operator.delete(`/api/teams/${tenant.teamId}/keys/${made.body.key_id}`);
    const revokedAt = performance.now();
    await pause(2_500);
    isOver = true;
    await Promise.all(lanes);
    const late = seen.filter(({ at }) => at > revokedAt + 1_000);
    expect(late.length).toBeGreaterThan(50);
    expect(new Set(late.map(({ status }) => status))).toEqual(new Set([401]));
    expect(seen.filter(({ status }) => status === 200).length).toBeGreaterThan(50);
    expect((await Promise.all(underWay)).map(({ status }) => status)).toEqual([200, 200]);
    await tenant.team.post(`/api/jobs/${jobId}/complete`);
    const settled = await query(
      environment.DATABASE_URL,
      `SELECT count(*)::int AS count FROM credit_entries WHERE job_id = $1 AND kind = 'settle'`,
      [jobId],
    );
    expect(settled).toEqual([{ count: 1 }]);
  });
});

describe('an address that is wrong too often', () => {
  it('is refused before anything is looked up, while keys that were right still pass', async () => {
    const { environment } = running.stack;
    const address = (await running.stack.addApi()).address;
    const tenant = await createTenant(environment);
    const known = teamClient(address, tenant.key);
    expect((await known.get('/v1/models')).status).toBe(200);
    const guess = async (number: number) =>
      (await teamClient(address, `sk-guess-${number}-of-a-key`).get('/v1/models')).status;
    expect(new Set(await inLanes(130, 10, guess))).toEqual(new Set([401, 429]));
    const refused = await teamClient(address, 'sk-another-guess-of-a-key').get('/v1/models');
    expect([refused.status, refused.body.error.code]).toEqual([429, 'rate_limited']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    await pause(600);
    expect((await known.get('/v1/models')).status).toBe(200);
    const admin = (key: string) => fetch(new URL('/api/teams', address), { headers: { 'x-admin-key': key } });
    for (let wrong = 0; wrong < 10; wrong += 1) expect((await admin(`wrong-${wrong}`)).status).toBe(401);
    expect((await admin('wrong')).status).toBe(429);
    expect((await admin(environment.MASTER_KEY)).status).toBe(429);
  });
});
