import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestStack, type TestStack } from '../local/testing/start-test-stack.ts';
import { createTenant, type Tenant } from './support/create-tenant.ts';
import { openJob } from './support/job-client.ts';
import { expectChargedOnce, expectNothingHeld } from './support/ledger.ts';
import { seenByProvider } from './support/provider-journal.ts';
import { untilSaysDown, untilSilent } from './support/readiness.ts';

/** Short, so that callers who have to wait are told soon. */
const WAITS = { CALL_WAIT_SECONDS: '3', OPEN_WAIT_SECONDS: '2' };
const BACK = { timeout: 30_000, interval: 250 };

let running: TestStack;
let tenant: Tenant;

beforeAll(async () => {
  running = await startTestStack({ name: 'failure-contract', environment: WAITS });
  tenant = await createTenant(running.stack.environment);
});
afterEach(async () => {
  const parts = [...running.stack.parts.values()];
  for (const one of parts) one.thaw();
  await Promise.all(parts.filter(({ pid }) => pid === undefined).map((one) => one.start()));
  await expectNothingHeld(running.stack.environment.DATABASE_URL, tenant.teamId);
});
afterAll(() => running?.stopAndRemove());

const part = (name: string) => running.stack.part(name);

/** A call whose repeats join it, known to the provider by its marker. */
function callIn(jobId: string, content = '') {
  const marker = randomUUID();
  const body = { messages: [{ role: 'user', content: `${content} ${marker}` }] };
  return {
    send: () => tenant.team.post(`/api/jobs/${jobId}/llm-call`, body, { 'idempotency-key': marker }),
    seen: async () => (await seenByProvider(running.stack.environment.DEMO_PROVIDER_URL, marker)).length,
  };
}

/** A job whose repeats are the same job. */
function newJob() {
  const key = randomUUID();
  return () => tenant.team.post('/api/jobs/create', { job_type: 'x' }, { 'idempotency-key': key });
}

type Answered = Awaited<ReturnType<Tenant['team']['post']>>;
const told = ({ status, body, headers }: Answered) => [status, body.error?.code, headers.get('retry-after')];

/** The same request is answered now, and what it was for is done and charged once. */
async function expectMadeGood(jobId: string, ...calls: ReturnType<typeof callIn>[]): Promise<void> {
  for (const call of calls) {
    await expect.poll(async () => (await call.send()).status, BACK).toBe(200);
    expect(await call.seen()).toBe(1);
  }
  const { body } = await tenant.team.post(`/api/jobs/${jobId}/complete`);
  expect(body.costs).toMatchObject({ total_calls: calls.length, successful_calls: calls.length, credits_charged: 1 });
  await expectChargedOnce(running.stack.environment.DATABASE_URL, jobId, 1);
}

async function expectCreated(create: ReturnType<typeof newJob>): Promise<void> {
  await expect.poll(async () => (await create()).status, BACK).toBe(200);
  await expectMadeGood((await create()).body.job_id);
}

describe('Postgres', () => {
  it('down: 503 storage_unavailable at once; nothing was begun', async () => {
    const [jobId, create] = [await openJob(tenant), newJob()];
    const call = callIn(jobId);
    await part('postgres').kill();
    expect(told(await call.send())).toEqual([503, 'storage_unavailable', '2']);
    expect(told(await create())).toEqual([503, 'storage_unavailable', '2']);
    await untilSaysDown(part('api'), 'unavailable', 'postgres');
    await untilSaysDown(part('worker'), 'unavailable', 'postgres');
    await part('postgres').start();
    await untilSaysDown(part('api'), 'ready');
    await expectMadeGood(jobId, call);
    await expectCreated(create);
  });

  it('frozen: the same after ten seconds, and a call under way is stored when it is back', async () => {
    const jobId = await openJob(tenant);
    const [underWay, call] = [callIn(jobId, '[[delay 1000]]'), callIn(jobId)];
    const sent = underWay.send();
    await expect.poll(underWay.seen, BACK).toBe(1);
    part('postgres').freeze();
    const refused = call.send();
    await untilSaysDown(part('api'), 'unavailable', 'postgres');
    await untilSaysDown(part('worker'), 'unavailable', 'postgres');
    expect(told(await refused)).toEqual([503, 'storage_unavailable', '2']);
    part('postgres').thaw();
    await sent;
    await untilSaysDown(part('api'), 'ready');
    await expectMadeGood(jobId, underWay, call);
  });
});

describe('Temporal', () => {
  it.each(['down', 'frozen'])('%s: 503 engine_unavailable; nothing is held or lost', async (how) => {
    const [jobId, create] = [await openJob(tenant), newJob()];
    const call = callIn(jobId);
    if (how === 'down') await part('temporal').kill();
    else part('temporal').freeze();
    await untilSaysDown(part('api'), 'unavailable', 'temporal');
    await untilSaysDown(part('worker'), 'unavailable', 'temporal');
    const [called, created] = await Promise.all([call.send(), create()]);
    expect(told(called)).toEqual([503, 'engine_unavailable', '2']);
    // One that is reached and silent may have heard of the job.
    expect(told(created).slice(0, 2)).toEqual(how === 'down' ? [503, 'engine_unavailable'] : [504, 'still_running']);
    if (how === 'down') await part('temporal').start();
    else part('temporal').thaw();
    await untilSaysDown(part('api'), 'ready');
    await expectMadeGood(jobId, call);
    await expectCreated(create);
  });
});

describe('Valkey', () => {
  it.each(['down', 'frozen'])('%s: calls are answered, new streams 503 streaming_unavailable', async (how) => {
    const jobId = await openJob(tenant);
    const [call, another] = [callIn(jobId), callIn(jobId, '[[delay 500]]')];
    if (how === 'down') await part('valkey').kill();
    else part('valkey').freeze();
    expect((await call.send()).status).toBe(200);
    await untilSaysDown(part('api'), 'degraded', 'redis');
    await untilSaysDown(part('worker'), 'degraded', 'redis');
    const stream = await tenant.team.post(`/api/jobs/${jobId}/llm-call-stream`, {
      messages: [{ role: 'user', content: 'Hello' }],
    });
    expect(told(stream)).toEqual([503, 'streaming_unavailable', '2']);
    expect((await another.send()).status).toBe(200);
    if (how === 'down') await part('valkey').start();
    else part('valkey').thaw();
    await untilSaysDown(part('api'), 'ready');
    await expectMadeGood(jobId, call, another);
  });
});

describe('LiteLLM', () => {
  it('down: 504 still_running with the call’s id; it is not asked again and again, however many calls wait', async () => {
    const jobId = await openJob(tenant);
    const calls = Array.from({ length: 20 }, () => callIn(jobId));
    await part('litellm').kill();
    let asked = 0;
    const listener = createServer((socket) => {
      asked += 1;
      socket.destroy();
    }).listen(Number(new URL(part('litellm').address).port), '127.0.0.1');
    const answers = await Promise.all(calls.map(({ send }) => send()));
    expect(new Set(answers.map((answer) => told(answer).join()))).toEqual(new Set(['504,still_running,5']));
    expect(answers[0]?.body.error.call_id).toMatch(/^[0-9a-f-]{36}$/);
    await untilSaysDown(part('worker'), 'degraded', 'litellm');
    const first = asked;
    await pause(2_500);
    expect(asked - first).toBeLessThan(10);
    await new Promise((closed) => listener.close(closed));
    await part('litellm').start();
    await untilSaysDown(part('worker'), 'ready');
    await expectMadeGood(jobId, ...calls);
  });

  it('frozen: the same; the call goes on when it is back', async () => {
    const jobId = await openJob(tenant);
    const call = callIn(jobId);
    part('litellm').freeze();
    expect(told(await call.send())).toEqual([504, 'still_running', '5']);
    await untilSaysDown(part('worker'), 'degraded', 'litellm');
    await untilSaysDown(part('api'), 'ready');
    part('litellm').thaw();
    await expectMadeGood(jobId, call);
  });
});

describe('the worker', () => {
  it.each(['down', 'frozen'])('%s: 504 still_running; work begins when one is there', async (how) => {
    const [jobId, create] = [await openJob(tenant), newJob()];
    const call = callIn(jobId);
    if (how === 'down') await part('worker').kill();
    else part('worker').freeze();
    await untilSilent(part('worker'));
    const [created, called] = await Promise.all([create(), call.send()]);
    expect(told(created)).toEqual([504, 'still_running', '2']);
    expect(told(called)).toEqual([504, 'still_running', '5']);
    await untilSaysDown(part('api'), 'ready');
    if (how === 'down') await part('worker').start();
    else part('worker').thaw();
    await expectMadeGood(jobId, call);
    await expectCreated(create);
  });
});

describe('the provider', () => {
  it('down: 502 upstream_failed after three attempts; the job stays open', async () => {
    const jobId = await openJob(tenant);
    await part('demo-provider').kill();
    expect(told(await callIn(jobId).send()).slice(0, 2)).toEqual([502, 'upstream_failed']);
    await untilSaysDown(part('worker'), 'ready');
    await part('demo-provider').start();
    expect((await callIn(jobId).send()).status).toBe(200);
    const { body } = await tenant.team.post(`/api/jobs/${jobId}/complete`);
    expect(body.costs).toMatchObject({ successful_calls: 1, failed_calls: 1, credits_charged: 1 });
  });

  it('frozen: 504 still_running; the reply is there when it is back', async () => {
    const jobId = await openJob(tenant);
    const call = callIn(jobId);
    part('demo-provider').freeze();
    expect(told(await call.send())).toEqual([504, 'still_running', '5']);
    part('demo-provider').thaw();
    await expectMadeGood(jobId, call);
  });
});

describe('the order of starting', () => {
  it('does not matter: API and worker that come first say what is missing, wait for it and then work', async () => {
    const dependencies = ['postgres', 'temporal', 'valkey', 'litellm'];
    await Promise.all(['api', 'worker', ...dependencies].map((name) => part(name).kill()));
    const starting = Promise.all([part('api').start(), part('worker').start()]);
    await untilSaysDown(part('api'), 'unavailable', 'postgres', 'temporal', 'redis');
    await untilSaysDown(part('worker'), 'unavailable', 'worker', 'temporal', 'postgres', 'redis', 'litellm');
    const pids = [part('api').pid, part('worker').pid];
    await pause(2_000);
    await Promise.all(dependencies.map((name) => part(name).start()));
    await starting;
    await untilSaysDown(part('worker'), 'ready');
    expect([part('api').pid, part('worker').pid]).toEqual(pids);
    const jobId = await openJob(tenant);
    await expectMadeGood(jobId, callIn(jobId));
  });
});
