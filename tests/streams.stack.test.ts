import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { createTenant, type Tenant } from './support/create-tenant.ts';
import { expectChargedOnce, query } from './support/ledger.ts';
import { seenByProvider } from './support/provider-journal.ts';
import { collect, openStream, Reader } from './support/read-stream.ts';
import { callIdOf, streamClient } from './support/stream-client.ts';

const stack = inject('stack');

describe('a streamed call', () => {
  let tenant: Tenant;
  let client: ReturnType<typeof streamClient>;
  beforeAll(async () => {
    tenant = await createTenant(stack);
    client = streamClient(stack.API_URL, tenant);
  });

  const wastedBy = (callId: string) =>
    query(stack.DATABASE_URL, 'SELECT attempt, reason, completion_tokens FROM wasted_attempts WHERE call_id = $1', [
      callId,
    ]);

  describe('while it comes', () => {
    it('is OpenAI’s chunks, each with an id that rises, and [DONE] at the end', async () => {
      const jobId = await client.open();
      const answer = await client.stream(jobId, `[[tokens 30]] [[chunk-delay 5]] ${randomUUID()}`);
      expect(answer).toMatchObject({ status: 200 });
      expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
      expect(answer.headers.get('x-job-id')).toBe(jobId);
      const events = await collect(answer);
      expect(events.pop()?.data).toBe('[DONE]');

      const chunks = events.map(({ data }) => JSON.parse(data));
      expect(chunks.length).toBeGreaterThan(10);
      expect(Object.keys(chunks[0])).toEqual(['id', 'object', 'created', 'model', 'choices']);
      expect(chunks[0]).toMatchObject({
        id: `chatcmpl-${callIdOf(answer)}`,
        object: 'chat.completion.chunk',
        model: tenant.alias,
        choices: [{ index: 0, delta: { role: 'assistant' }, finish_reason: null }],
      });
      expect(chunks.slice(1).some(({ choices }) => choices[0].delta.role)).toBe(false);
      expect(chunks.at(-1).choices[0].finish_reason).toBe('stop');
      const places = events.map(({ id }) => (id ?? '').split('-').map(Number)) as [number, number][];
      for (const [index, [units, step]] of places.entries()) {
        const [earlierUnits, earlierStep] = places[index - 1] ?? [0, 0];
        expect(units > earlierUnits || (units === earlierUnits && step > earlierStep)).toBe(true);
      }

      const reader = new Reader();
      for (const event of events) reader.take(event);
      const stored = await client.callOf(jobId, callIdOf(answer));
      expect(stored).toMatchObject({ status: 'COMPLETED', reply: { response: { content: reader.text } } });
      const { body } = await tenant.team.post(`/api/jobs/${jobId}/complete`);
      expect(body.costs).toMatchObject({ total_calls: 1, successful_calls: 1, credits_charged: 1 });
      await expectChargedOnce(stack.DATABASE_URL, jobId, 1);
    });

    it('shows its first words long before its last', async () => {
      const answer = await client.stream(await client.open(), `[[tokens 20]] [[chunk-delay 100]] ${randomUUID()}`);
      const startedAt = performance.now();
      const reader = new Reader();
      await reader.read(answer, () => reader.text !== '');
      expect(performance.now() - startedAt).toBeLessThan(1_500);
    });

    it('has the tools that the model calls, under neutral ids', async () => {
      const tool = { name: 'weather', parameters: { type: 'object', properties: { city: { type: 'string' } } } };
      const fields = { tools: [{ type: 'function', function: tool }], tool_choice: 'required' };
      const jobId = await client.open();
      const answer = await client.stream(
        jobId,
        `What is the weather in Paris? ${randomUUID()} [[chunk-delay 2]]`,
        fields,
      );
      const calls: { id?: string; function: { name?: string; arguments?: string } }[] = [];
      for await (const { data } of answer.events)
        if (data !== '[DONE]') calls.push(...(JSON.parse(data).choices[0].delta.tool_calls ?? []));
      const { reply } = await client.callOf(jobId, callIdOf(answer));
      const [stored] = reply.response.tool_calls;
      expect(calls[0]).toMatchObject({ index: 0, id: stored.id, type: 'function', function: { name: 'weather' } });
      expect(stored.id).toMatch(/^call_[0-9a-f]{24}$/);
      expect(calls.map((call) => call.function.arguments ?? '').join('')).toBe(stored.function.arguments);
    });

    it('has each of several choices whole', async () => {
      const jobId = await client.open();
      const answer = await client.stream(jobId, `[[tokens 12]] [[chunk-delay 2]] ${randomUUID()}`, { n: 2 });
      const texts = ['', ''];
      for await (const { data } of answer.events) {
        if (data === '[DONE]') continue;
        for (const { index, delta } of JSON.parse(data).choices) texts[index] += delta.content ?? '';
      }
      const { reply } = await client.callOf(jobId, callIdOf(answer));
      expect(reply.choices.map(({ message }: { message: { content: string } }) => message.content)).toEqual(texts);
    });

    it('is kept alive by comments while the model says nothing', async () => {
      const jobId = await client.open();
      const response = await fetch(new URL(`/api/jobs/${jobId}/llm-call-stream`, stack.API_URL), {
        method: 'POST',
        headers: { authorization: `Bearer ${tenant.key}` },
        body: JSON.stringify({ messages: [{ role: 'user', content: '[[delay 6000]] [[say late]]' }] }),
      });
      const text = await response.text();
      expect(text).toMatch(/^: keep-alive\n\nid: /);
      expect(text).toContain('late');
    }, 20_000);

    it('waits for a reader who is slow, and loses nothing', async () => {
      const jobId = await client.open();
      const answer = await client.stream(jobId, `[[tokens 5000]] ${randomUUID()}`);
      await pause(3_000);
      const reader = await new Reader().read(answer);
      const { reply } = await client.callOf(jobId, callIdOf(answer));
      expect(reply.response.content).toHaveLength(20_000);
      expect(reader).toMatchObject({ text: reply.response.content, isDone: true, restarts: 0 });
    }, 60_000);

    it('tells nothing of the model, the provider or the tokens', async () => {
      const answer = await client.stream(await client.open(), `[[say hello there]] ${randomUUID()}`);
      const text = (await collect(answer)).map(({ data }) => data).join('\n');
      expect(text).not.toMatch(/demo|system_fingerprint|usage|cost|litellm/i);
    });

    it('can be read by several at once, and from its beginning by one who comes later', async () => {
      const jobId = await client.open();
      const answer = await client.stream(jobId, `[[tokens 60]] [[chunk-delay 10]] ${randomUUID()}`);
      const callId = callIdOf(answer);
      const late = pause(200).then(() => client.resume(jobId, callId));
      const readers = await Promise.all([
        new Reader().read(answer),
        ...[1, 2, 3].map(async () => new Reader().read(await client.resume(jobId, callId))),
        late.then((latecomer) => new Reader().read(latecomer)),
        pause(1_500).then(async () => new Reader().read(await client.resume(jobId, callId))),
      ]);
      const { reply } = await client.callOf(jobId, callId);
      for (const reader of readers)
        expect(reader).toMatchObject({ text: reply.response.content, isDone: true, restarts: 0, finishReason: 'stop' });
    });
  });

  describe('as a job of its own', () => {
    it('closes the job before it says that it is whole', async () => {
      const answer = await client.post('/api/jobs/create-and-call-stream', `[[tokens 20]] ${randomUUID()}`, {
        job_type: 'x',
      });
      const reader = await new Reader().read(answer);
      expect(reader).toMatchObject({ isDone: true, error: null });
      const jobId = answer.headers.get('x-job-id') ?? '';
      expect((await tenant.team.get(`/api/jobs/${jobId}`)).body.status).toBe('COMPLETED');
      await expectChargedOnce(stack.DATABASE_URL, jobId, 1);
    });

    it('is refused with 402, in one piece, to a team that cannot pay', async () => {
      const poor = await createTenant(stack, { credits: 0 });
      const answer = await openStream(new URL('/api/jobs/create-and-call-stream', stack.API_URL), {
        key: poor.key,
        body: { job_type: 'x', messages: [{ role: 'user', content: 'hello' }] },
      });
      expect(answer).toMatchObject({ status: 402, body: { error: { code: 'insufficient_credits' } } });
    });
  });

  describe('that is asked for again', () => {
    it('joins the first request with the same Idempotency-Key, and asks the provider once', async () => {
      const [jobId, marker] = [await client.open(), randomUUID()];
      const send = () =>
        client.stream(jobId, `[[tokens 40]] [[chunk-delay 10]] ${marker}`, {}, { 'idempotency-key': marker });
      const [first, second] = await Promise.all([send(), pause(100).then(send)]);
      const texts = await Promise.all([new Reader().read(first), new Reader().read(second)]);
      expect(texts[0]?.text).not.toBe('');
      expect(texts[1]).toMatchObject({ text: texts[0]?.text, isDone: true });
      expect(second.headers.get('idempotent-replayed')).toBe('true');
      expect(await seenByProvider(stack.DEMO_PROVIDER_URL, marker)).toHaveLength(1);
    });

    it('goes on after the last event that came', async () => {
      const jobId = await client.open();
      const answer = await client.stream(jobId, `[[tokens 80]] [[chunk-delay 5]] ${randomUUID()}`);
      const callId = callIdOf(answer);
      const reader = new Reader();
      await reader.read(answer, () => reader.text.length > 60);
      const had = reader.text.length;
      await reader.read(await client.resume(jobId, callId, reader.lastEventId));
      expect(had).toBeLessThan(reader.text.length);
      const { reply } = await client.callOf(jobId, callId);
      expect(reader).toMatchObject({ text: reply.response.content, isDone: true, restarts: 0 });
    });

    it('goes on from storage when the stream is gone, from any event', async () => {
      const jobId = await client.open();
      const answer = await client.stream(jobId, `[[tokens 50]] [[chunk-delay 2]] ${randomUUID()}`);
      const events = await collect(answer);
      await forgetStream(callIdOf(answer));
      const { reply } = await client.callOf(jobId, callIdOf(answer));
      for (const count of [0, 1, 2, 10, events.length - 2, events.length - 1]) {
        const reader = new Reader();
        for (const event of events.slice(0, count)) reader.take(event);
        await reader.read(await client.resume(jobId, callIdOf(answer), reader.lastEventId || undefined));
        expect(reader).toMatchObject({ text: reply.response.content, isDone: true, restarts: 0, finishReason: 'stop' });
      }
    });

    it('loses and repeats nothing when Valkey is wiped in the middle', async () => {
      const jobId = await client.open();
      const answer = await client.stream(jobId, `[[tokens 120]] [[chunk-delay 10]] ${randomUUID()}`);
      const reader = new Reader();
      const reading = reader.read(answer);
      for (let times = 0; times < 5; times += 1) {
        await pause(150);
        await forgetStream(callIdOf(answer));
      }
      await reading;
      const { reply } = await client.callOf(jobId, callIdOf(answer));
      expect(reader).toMatchObject({ text: reply.response.content, isDone: true, restarts: 0 });
    });

    it('is not there for another team, and says what is wrong with an id that was never one of its own', async () => {
      const jobId = await client.open();
      const answer = await client.stream(jobId, `[[tokens 5]] ${randomUUID()}`);
      await new Reader().read(answer);
      const other = await createTenant(stack);
      expect((await streamClient(stack.API_URL, other).resume(jobId, callIdOf(answer))).status).toBe(404);
      const wrong = await client.resume(jobId, callIdOf(answer), 'yesterday');
      expect(wrong).toMatchObject({ status: 422, body: { error: { code: 'invalid_request' } } });
      expect(wrong.body.error.message).toContain('last-event-id');
    });
  });

  /** As a wipe or its expiry does. */
  async function forgetStream(callId: string): Promise<void> {
    const redis = new Redis(stack.REDIS_URL);
    await redis.del(`stream:${callId}`);
    await redis.quit();
  }

  describe('that fails', () => {
    it('answers with a status when it does before its first word', async () => {
      const jobId = await client.open();
      const refused = await client.stream(jobId, '[[fail 400]]');
      expect(refused).toMatchObject({ status: 422, body: { error: { code: 'request_rejected' } } });
      expect(await client.stream(jobId, 'hi', { model: 'nobody-has-this' })).toMatchObject({ status: 403 });
      expect(await client.stream(jobId, 'hi', { temperature: 9 })).toMatchObject({ status: 422 });
      await tenant.team.post(`/api/jobs/${jobId}/complete`);
      expect(await client.stream(jobId, 'hi')).toMatchObject({ status: 409, body: { error: { code: 'job_closed' } } });
    });

    it('says so in an event when it does later, without [DONE] and without the provider’s words', async () => {
      const answer = await client.stream(
        await client.open(),
        `[[tokens 30]] [[chunk-delay 5]] [[stream-error 10]] ${randomUUID()}`,
      );
      const events = await collect(answer);
      expect(JSON.parse(events.at(-1)?.data ?? '')).toMatchObject({ error: { code: 'upstream_failed' } });
      expect(events.map(({ data }) => data).join()).not.toMatch(/\[DONE\]|demo provider/);
    });

    it.each(['cut-off 10', 'stream-error 10'])(
      'goes on unseen when the next attempt says the same ([[%s]])',
      async (how) => {
        const jobId = await client.open();
        const answer = await client.stream(
          jobId,
          `[[tokens 30]] [[chunk-delay 10]] [[${how} times 1]] ${randomUUID()}`,
        );
        const reader = await new Reader().read(answer);
        const { reply } = await client.callOf(jobId, callIdOf(answer));
        expect(reader).toMatchObject({ text: reply.response.content, isDone: true, restarts: 0 });
        expect(await wastedBy(callIdOf(answer))).toMatchObject([{ attempt: 1, reason: 'cut_off' }]);
      },
    );

    it('begins anew, and says so, when the next attempt says something else', async () => {
      const jobId = await client.open();
      const answer = await client.stream(
        jobId,
        `[[vary]] [[tokens 30]] [[chunk-delay 10]] [[cut-off 10 times 1]] ${randomUUID()}`,
      );
      const reader = await new Reader().read(answer);
      const { reply } = await client.callOf(jobId, callIdOf(answer));
      expect(reader).toMatchObject({ text: reply.response.content, isDone: true, restarts: 1 });
      const { body } = await tenant.team.post(`/api/jobs/${jobId}/complete`);
      expect(body.costs).toMatchObject({ total_calls: 1, successful_calls: 1, credits_charged: 1 });
    });
  });
});
