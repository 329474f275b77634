import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { createTenant, type Tenant } from './support/create-tenant.ts';
import { query } from './support/ledger.ts';
import { seenByProvider, untilProviderSees } from './support/provider-journal.ts';
import { Reader } from './support/read-stream.ts';
import { callIdOf, streamClient } from './support/stream-client.ts';

const stack = inject('stack');

describe('a call', () => {
  let tenant: Tenant;
  let client: ReturnType<typeof streamClient>;
  beforeAll(async () => {
    tenant = await createTenant(stack);
    client = streamClient(stack.API_URL, tenant);
  });

  describe('whose reader is gone', () => {
    it('goes on to its end', async () => {
      const [jobId, marker] = [await client.open(), randomUUID()];
      const gone = new AbortController();
      const answer = await client.stream(jobId, `[[tokens 60]] [[chunk-delay 10]] ${marker}`, {}, {}, gone.signal);
      const reader = new Reader();
      await reader.read(answer, () => reader.text !== '');
      gone.abort();
      await expect
        .poll(async () => (await client.callOf(jobId, callIdOf(answer))).status, { timeout: 20_000 })
        .toBe('COMPLETED');
      const outcomes = (await seenByProvider(stack.DEMO_PROVIDER_URL, marker)).map(({ outcome }) => outcome);
      expect(outcomes).toEqual(['answered']);
    });

    it('fails without harm', async () => {
      const jobId = await client.open();
      const gone = new AbortController();
      const answer = await client.stream(
        jobId,
        `[[tokens 30]] [[chunk-delay 10]] [[stream-error 20]]`,
        {},
        {},
        gone.signal,
      );
      const reader = new Reader();
      await reader.read(answer, () => reader.text !== '');
      gone.abort();
      await expect
        .poll(async () => (await client.callOf(jobId, callIdOf(answer))).status, { timeout: 20_000 })
        .toBe('FAILED');
      expect((await tenant.team.get(`/api/jobs/${jobId}`)).status).toBe(200);
    });
  });

  describe('that is stopped', () => {
    it('closes the provider’s socket within half a second, and keeps what was said', async () => {
      const [jobId, marker] = [await client.open(), randomUUID()];
      const answer = await client.stream(jobId, `[[tokens 400]] [[chunk-delay 20]] ${marker}`);
      const reader = new Reader();
      const reading = reader.read(answer);
      await expect.poll(() => reader.text.length).toBeGreaterThan(40);
      const stoppedAt = Date.now();
      const stopped = await client.cancel(jobId, callIdOf(answer));
      expect(stopped).toMatchObject({ status: 200, body: { status: 'CANCELLED', error: { code: 'call_cancelled' } } });
      await reading;
      expect(reader.error?.code).toBe('call_cancelled');
      expect(reader.text.length).toBeGreaterThan(40);
      expect(stopped.body.reply.response).toEqual({ content: reader.text, finish_reason: null });

      await expect.poll(() => ended(marker), { timeout: 5_000 }).toMatchObject([{ outcome: 'hung_up' }]);
      const [seen] = await ended(marker);
      expect((seen?.endedAtMs ?? 0) - stoppedAt).toBeLessThan(500);

      const again = await client.cancel(jobId, callIdOf(answer));
      expect(again.body).toEqual(stopped.body);
      expect(await new Reader().read(await client.resume(jobId, callIdOf(answer)))).toMatchObject({
        text: reader.text,
      });
    });

    const ended = async (marker: string) =>
      (await seenByProvider(stack.DEMO_PROVIDER_URL, marker)).map(({ outcome, endedAtMs }) => ({ outcome, endedAtMs }));

    it('leaves its job open, and counts the tokens that were said', async () => {
      const jobId = await client.open();
      const answer = await client.stream(jobId, `[[tokens 400]] [[chunk-delay 20]] ${randomUUID()}`);
      const reader = new Reader();
      const reading = reader.read(answer);
      await expect.poll(() => reader.text.length).toBeGreaterThan(40);
      await client.cancel(jobId, callIdOf(answer));
      await reading;
      expect((await tenant.team.get(`/api/jobs/${jobId}`)).body.status).toBe('IN_PROGRESS');
      const [call] = await query(
        stack.DATABASE_URL,
        'SELECT usage_source, prompt_tokens, completion_tokens, is_delivered, attempts FROM model_calls WHERE id = $1',
        [callIdOf(answer)],
      );
      expect(call).toMatchObject({ usage_source: 'estimated', is_delivered: true, attempts: 1 });
      expect(call?.['prompt_tokens']).toBeGreaterThan(10);
      expect(call?.['completion_tokens']).toBeGreaterThan(reader.text.length / 8);
      expect(call?.['completion_tokens']).toBeLessThan(reader.text.length);
      const { body } = await tenant.team.post(`/api/jobs/${jobId}/complete`);
      expect(body).toMatchObject({
        status: 'COMPLETED',
        costs: { total_calls: 1, successful_calls: 0, failed_calls: 1 },
      });
    });

    it('stops with its job, down to the provider, and a whole job of one call is then cancelled', async () => {
      const [jobId, marker, only] = [await client.open(), randomUUID(), randomUUID()];
      const slow = (text: string) => `[[tokens 400]] [[chunk-delay 20]] ${text}`;
      const [inJob, alone] = await Promise.all([
        client.stream(jobId, slow(marker)),
        client.post('/api/jobs/create-and-call-stream', slow(only), { job_type: 'x' }),
      ]);
      await Promise.all([marker, only].map((text) => untilProviderSees(stack.DEMO_PROVIDER_URL, text)));
      const stoppedAt = Date.now();
      const onlyJobId = alone.headers.get('x-job-id') ?? '';
      const [receipt] = await Promise.all([
        tenant.team.post(`/api/jobs/${jobId}/cancel`),
        client.cancel(onlyJobId, callIdOf(alone)),
      ]);
      expect(receipt.body.status).toBe('CANCELLED');
      const readers = await Promise.all([new Reader().read(inJob), new Reader().read(alone)]);
      for (const { error } of readers) expect(error?.code).toBe('call_cancelled');
      for (const text of [marker, only]) {
        const [seen] = await ended(text);
        expect(seen?.outcome).toBe('hung_up');
        expect((seen?.endedAtMs ?? 0) - stoppedAt).toBeLessThan(500);
      }
      const statusOfOnly = async () => (await tenant.team.get(`/api/jobs/${onlyJobId}`)).body.status;
      await expect.poll(statusOfOnly, { timeout: 10_000 }).toBe('CANCELLED');
    });

    it('stops a call in one piece too, and one that ended stays as it is', async () => {
      const [jobId, marker] = [await client.open(), randomUUID()];
      const key = { 'idempotency-key': marker };
      const body = { messages: [{ role: 'user', content: `[[delay 60000]] ${marker}` }] };
      const answer = tenant.team.post(`/api/jobs/${jobId}/llm-call`, body, key);
      await untilProviderSees(stack.DEMO_PROVIDER_URL, marker);
      const [call] = await query<{ id: string }>(stack.DATABASE_URL, 'SELECT id FROM model_calls WHERE job_id = $1', [
        jobId,
      ]);
      const stopped = await client.cancel(jobId, call?.id ?? '');
      expect(stopped.body).toMatchObject({ status: 'CANCELLED', reply: null });
      expect(await answer).toMatchObject({ status: 409, body: { error: { code: 'call_cancelled' } } });

      const other = await client.stream(jobId, `[[tokens 5]] ${randomUUID()}`);
      await new Reader().read(other);
      const late = await client.cancel(jobId, callIdOf(other));
      expect(late.body.status).toBe('COMPLETED');
      expect((await client.cancel(jobId, randomUUID())).status).toBe(404);
    });
  });
});
