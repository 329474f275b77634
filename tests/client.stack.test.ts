import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { createJobsClient } from '../client/create-jobs-client.ts';
import { JobsApiError } from '../client/jobs-api-error.ts';
import { createTenant, type Tenant } from './support/create-tenant.ts';
import { seenByProvider } from './support/provider-journal.ts';

const stack = inject('stack');
type Fetch = typeof fetch;

describe('the client', () => {
  let tenant: Tenant;
  beforeAll(async () => {
    tenant = await createTenant(stack);
  });

  const connect = (fetchWith?: Fetch) =>
    createJobsClient({ apiUrl: stack.API_URL, teamKey: tenant.key, ...(fetchWith && { fetch: fetchWith }) });
  const messages = (content: string) => [{ role: 'user' as const, content }];

  it('creates, calls, completes and gives the receipt', async () => {
    const api = connect();
    const { job_id } = await api.createJob({ job_type: 'x' });
    expect((await api.callModel(job_id, { messages: messages('[[say hi]]') })).response.content).toBe('hi');
    expect((await api.completeJob(job_id)).costs).toMatchObject({ total_calls: 1, credits_charged: 1 });
    const whole = await api.createAndCall({ job_type: 'x', messages: messages('[[say hi]]') });
    expect((await api.getCall(whole.job_id, whole.call_id)).status).toBe('COMPLETED');
    const open = await api.createJob({ job_type: 'x' });
    expect((await api.cancelJob(open.job_id, 'no longer needed')).status).toBe('CANCELLED');
  });

  it('goes on with a stream over connections that break all the time', async () => {
    let connections = 0;
    const breaking: Fetch = async (input, init) => {
      const response = await fetch(input, init);
      if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return response;
      connections += 1;
      return new Response(response.body?.pipeThrough(cutAfter(3)), response);
    };
    const marker = randomUUID();
    const api = connect(breaking);
    const { job_id } = await api.createJob({ job_type: 'x' });
    let [text, callId] = ['', ''];
    for await (const part of api.streamCall(job_id, {
      messages: messages(`[[tokens 80]] [[chunk-delay 20]] ${marker}`),
    })) {
      if (part.type === 'call') callId = part.callId;
      if (part.type === 'text') text += part.text;
      expect(part.type).not.toBe('restart');
    }
    const { reply } = await api.getCall(job_id, callId);
    expect(reply && 'response' in reply && reply.response.content).toBe(text);
    expect(text).toHaveLength(320);
    expect(connections).toBeGreaterThan(2);
    expect(await seenByProvider(stack.DEMO_PROVIDER_URL, marker)).toHaveLength(1);
  });

  /** Breaks a connection after so many pieces. */
  function cutAfter(pieces: number) {
    let passed = 0;
    return new TransformStream<Uint8Array, Uint8Array>({
      transform(piece, controller) {
        passed += 1;
        if (passed > pieces) controller.error(new TypeError('The connection broke'));
        else controller.enqueue(piece);
      },
    });
  }

  it('sends again what got no answer, and has it done once', async () => {
    const marker = randomUUID();
    let sent = 0;
    const losing: Fetch = async (input, init) => {
      sent += 1;
      const response = await fetch(input, init);
      if (sent < 3) throw new TypeError('The answer was lost');
      return response;
    };
    const whole = await connect(losing).createAndCall({ job_type: 'x', messages: messages(marker) });
    expect(whole.status).toBe('COMPLETED');
    expect(sent).toBe(3);
    expect(await seenByProvider(stack.DEMO_PROVIDER_URL, marker)).toHaveLength(1);
  });

  it('names what went wrong', async () => {
    const api = connect();
    const wrong = await api.createJob({ job_type: '' }).catch((error: unknown) => error);
    expect(wrong).toBeInstanceOf(JobsApiError);
    expect(wrong).toMatchObject({ code: 'invalid_request', status: 422, fields: [{ field: 'job_type' }] });
    const poor = await createTenant(stack, { credits: 0 });
    const unpaid = createJobsClient({ apiUrl: stack.API_URL, teamKey: poor.key }).createJob({ job_type: 'x' });
    await expect(unpaid).rejects.toMatchObject({ code: 'insufficient_credits', isUnpaid: true, isTemporary: false });
    const { job_id } = await api.createJob({ job_type: 'x' });
    const failing = async () => {
      for await (const _ of api.streamCall(job_id, { messages: messages('[[tokens 9]] [[stream-error 3]]') }));
    };
    await expect(failing()).rejects.toMatchObject({ code: 'upstream_failed', status: null });
  });
});
