import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestStack, type TestStack } from '../local/testing/start-test-stack.ts';
import { createTenant, type Tenant } from './support/create-tenant.ts';
import { expectChargedOnce, expectNothingHeld, query } from './support/ledger.ts';
import { seenByProvider } from './support/provider-journal.ts';
import { openStream, Reader, type StreamAnswer } from './support/read-stream.ts';

describe('a stream and kill -9', () => {
  let running: TestStack;
  let tenant: Tenant;
  let replica: string;

  beforeAll(async () => {
    running = await startTestStack({ name: 'streams' });
    tenant = await createTenant(running.stack.environment);
    replica = (await running.stack.addApi()).address ?? '';
  });
  afterEach(async () => {
    for (const part of running.stack.parts.values()) if (part.pid === undefined) await part.start();
  });
  afterAll(() => running?.stopAndRemove());

  const environment = () => running.stack.environment;
  const open = async (): Promise<string> => (await tenant.team.post('/api/jobs/create', { job_type: 'x' })).body.job_id;
  const ask = (jobId: string, content: string) =>
    openStream(new URL(`/api/jobs/${jobId}/llm-call-stream`, environment().API_URL), {
      key: tenant.key,
      body: { messages: [{ role: 'user', content }] },
    });
  /** As a client does that is told to come back: the API finds Valkey again within a second of its start. */
  async function stream(jobId: string, content: string): Promise<StreamAnswer> {
    for (;;) {
      const answer = await ask(jobId, content);
      if (answer.status !== 503) return answer;
      await pause(100);
    }
  }
  const callIdOf = ({ headers }: StreamAnswer) => headers.get('x-call-id') ?? '';
  const resume = (api: string, jobId: string, callId: string, lastEventId: string) =>
    openStream(new URL(`/api/jobs/${jobId}/calls/${callId}/stream`, api), {
      key: tenant.key,
      headers: { 'last-event-id': lastEventId },
    });
  const slow = (marker: string) => `[[tokens 150]] [[chunk-delay 20]] ${marker}`;

  /** The reader has just what is stored, the job is charged once and holds nothing any more. */
  async function expectWhole(jobId: string, callId: string, reader: Reader, restarts = 0): Promise<void> {
    const { reply } = (await tenant.team.get(`/api/jobs/${jobId}/calls/${callId}`)).body;
    expect(reader).toMatchObject({ text: reply.response.content, isDone: true, restarts, error: null });
    const { body } = await tenant.team.post(`/api/jobs/${jobId}/complete`);
    expect(body.costs).toMatchObject({ total_calls: 1, successful_calls: 1, credits_charged: 1 });
    await expectChargedOnce(environment().DATABASE_URL, jobId, 1);
    await expectNothingHeld(environment().DATABASE_URL, tenant.teamId);
  }

  const wastedBy = (callId: string) =>
    query<{ attempt: number; reason: string; completion_tokens: number }>(
      environment().DATABASE_URL,
      'SELECT attempt, reason, completion_tokens, prompt_tokens, usage_source FROM wasted_attempts WHERE call_id = $1',
      [callId],
    );

  it('of the API: another replica goes on after the last event', async () => {
    const [jobId, marker] = [await open(), randomUUID()];
    const answer = await stream(jobId, slow(marker));
    const reader = new Reader();
    const reading = reader.read(answer).catch((error: Error) => error);
    await expect.poll(() => reader.text.length, { timeout: 10_000, interval: 20 }).toBeGreaterThan(100);
    await running.stack.part('api').kill('SIGKILL');
    expect(await reading).toBeInstanceOf(Error);
    expect(reader.isDone).toBe(false);
    await reader.read(await resume(replica, jobId, callIdOf(answer), reader.lastEventId));
    await running.stack.part('api').start();
    await expectWhole(jobId, callIdOf(answer), reader);
    expect(await seenByProvider(environment().DEMO_PROVIDER_URL, marker)).toHaveLength(1);
  });

  it('of the worker: the text goes on unseen when the model says the same again, and the first attempt is waste', async () => {
    const [jobId, marker] = [await open(), randomUUID()];
    const answer = await stream(jobId, slow(marker));
    const reader = new Reader();
    const reading = reader.read(answer);
    await expect.poll(() => reader.text.length, { timeout: 10_000, interval: 20 }).toBeGreaterThan(100);
    await running.stack.part('worker').kill('SIGKILL');
    const sent = reader.text.length;
    await running.stack.part('worker').start();
    await reading;
    await expectWhole(jobId, callIdOf(answer), reader);
    expect(await seenByProvider(environment().DEMO_PROVIDER_URL, marker)).toHaveLength(2);
    const [waste, ...more] = await wastedBy(callIdOf(answer));
    expect(more).toEqual([]);
    expect(waste).toMatchObject({ attempt: 1, reason: 'worker_lost', usage_source: 'estimated' });
    expect(waste?.completion_tokens).toBeGreaterThan(sent / 8);
  });

  it('of the worker: the text begins anew when the model says something else, also for readers who come back', async () => {
    const [jobId, marker] = [await open(), randomUUID()];
    const answer = await stream(jobId, `[[vary]] ${slow(marker)}`);
    const [reader, other] = [new Reader(), new Reader()];
    const reading = reader.read(answer);
    await expect.poll(() => reader.text.length, { timeout: 10_000, interval: 20 }).toBeGreaterThan(100);
    const half = await resume(replica, jobId, callIdOf(answer), '1000000000-0');
    await other.read(half, () => other.text.length > 50);
    await running.stack.part('worker').kill('SIGKILL');
    await running.stack.part('worker').start();
    await reading;
    await other.read(await resume(replica, jobId, callIdOf(answer), other.lastEventId));
    expect(other).toMatchObject({ text: reader.text, restarts: 1, isDone: true });
    await expectWhole(jobId, callIdOf(answer), reader, 1);
  });

  it('of Valkey: the reader has the rest from storage, and new streams are refused until it is back', async () => {
    const [jobId, marker] = [await open(), randomUUID()];
    const answer = await stream(jobId, slow(marker));
    const reader = new Reader();
    const reading = reader.read(answer);
    await expect.poll(() => reader.text.length, { timeout: 10_000, interval: 20 }).toBeGreaterThan(100);
    await running.stack.part('valkey').kill('SIGKILL');
    const refused = await ask(jobId, 'another');
    expect(refused).toMatchObject({ status: 503, body: { error: { code: 'streaming_unavailable' } } });
    expect(refused.headers.get('retry-after')).toBe('2');
    await reading;
    await running.stack.part('valkey').start();
    await expectWhole(jobId, callIdOf(answer), reader);
  });

  it('of Valkey and back, empty, in the middle of a text: nothing is lost or repeated', async () => {
    const [jobId, marker] = [await open(), randomUUID()];
    const answer = await stream(jobId, `[[tokens 300]] [[chunk-delay 20]] ${marker}`);
    const reader = new Reader();
    const reading = reader.read(answer);
    await expect.poll(() => reader.text.length, { timeout: 10_000, interval: 20 }).toBeGreaterThan(100);
    await running.stack.part('valkey').kill('SIGKILL');
    await running.stack.part('valkey').start();
    const redis = new Redis(environment().REDIS_URL);
    await redis.flushall();
    await redis.quit();
    await reading;
    await expectWhole(jobId, callIdOf(answer), reader);
  });

  it('of LiteLLM: the call is made again and the text goes on', async () => {
    const [jobId, marker] = [await open(), randomUUID()];
    const answer = await stream(jobId, slow(marker));
    const reader = new Reader();
    const reading = reader.read(answer);
    await expect.poll(() => reader.text.length, { timeout: 10_000, interval: 20 }).toBeGreaterThan(100);
    await running.stack.part('litellm').kill('SIGKILL');
    await running.stack.part('litellm').start();
    await reading;
    await expectWhole(jobId, callIdOf(answer), reader);
    expect(await wastedBy(callIdOf(answer))).toMatchObject([{ attempt: 1, reason: 'cut_off' }]);
  });

  it('of Postgres: the text is told while it is away, and stored when it is back', async () => {
    const [jobId, marker] = [await open(), randomUUID()];
    const answer = await stream(jobId, slow(marker));
    const reader = new Reader();
    const reading = reader.read(answer).catch(() => reader);
    await expect.poll(() => reader.text.length, { timeout: 10_000, interval: 20 }).toBeGreaterThan(100);
    await running.stack.part('postgres').kill('SIGKILL');
    await pause(500);
    await running.stack.part('postgres').start();
    await reading;
    while (!reader.isDone) {
      const again = await resume(replica, jobId, callIdOf(answer), reader.lastEventId);
      await reader.read(again);
    }
    reader.error = null;
    await expectWhole(jobId, callIdOf(answer), reader);
  });
});
