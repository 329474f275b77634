import { randomUUID } from 'node:crypto';
import OpenAI, {
  type APIError,
  AuthenticationError,
  NotFoundError,
  RateLimitError,
  UnprocessableEntityError,
} from 'openai';
import { zodResponseFormat } from 'openai/helpers/zod';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { createTenant, type Tenant } from './support/create-tenant.ts';
import { expectChargedOnce, query } from './support/ledger.ts';
import { seenByProvider } from './support/provider-journal.ts';

const stack = inject('stack');
const baseURL = new URL('/v1', stack.API_URL).href;

describe('the official client', () => {
  let tenant: Tenant;
  let openai: OpenAI;
  let model: string;
  beforeAll(async () => {
    tenant = await createTenant(stack);
    openai = new OpenAI({ baseURL, apiKey: tenant.key, maxRetries: 0 });
    model = tenant.alias;
  });

  const messages = (content: string) => [{ role: 'user' as const, content }];
  const jobOf = async (jobId: string | null) => (await tenant.team.get(`/api/jobs/${jobId}`)).body;
  const weather = {
    type: 'function' as const,
    function: {
      name: 'weather',
      parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
    },
  };

  it('completes: each call is a job of its own that is charged once', async () => {
    const { data, response } = await openai.chat.completions
      .create({
        model,
        messages: messages('[[say hello]]'),
        user: 'u-1',
        metadata: { job_type: 'greeting', note: 'n' },
      })
      .withResponse();
    expect(data).toMatchObject({ object: 'chat.completion', model, choices: [{ message: { content: 'hello' } }] });
    expect(Object.keys(data).sort()).toEqual(['choices', 'created', 'id', 'model', 'object']);
    const jobId = response.headers.get('x-job-id') ?? '';
    expect(data.id).toBe(`chatcmpl-${response.headers.get('x-call-id')}`);
    expect(await jobOf(jobId)).toMatchObject({
      status: 'COMPLETED',
      job_type: 'greeting',
      user_id: 'u-1',
      metadata: { note: 'n' },
    });
    await expectChargedOnce(stack.DATABASE_URL, jobId, 1);
  });

  it('puts calls into an open job, by its header or by metadata', async () => {
    const { body } = await tenant.team.post('/api/jobs/create', { job_type: 'chat' });
    const headers = { 'x-job-id': body.job_id };
    const metadata = { job_id: body.job_id };
    await openai.chat.completions.create({ model, messages: messages('one') }, { headers });
    await openai.chat.completions.create({ model, messages: messages('two'), metadata });
    const stream = await openai.chat.completions.create(
      { model, messages: messages('three'), stream: true },
      { headers },
    );
    for await (const _ of stream);
    await openai.embeddings.create({ model, input: 'four' }, { headers });
    const receipt = (await tenant.team.post(`/api/jobs/${body.job_id}/complete`)).body;
    expect(receipt.costs).toMatchObject({ total_calls: 4, successful_calls: 4, credits_charged: 1 });
    const late = openai.chat.completions.create({ model, messages: messages('late'), metadata });
    await expect(late).rejects.toMatchObject({ status: 409, code: 'job_closed' });
    const other = await createTenant(stack);
    const stranger = new OpenAI({ baseURL, apiKey: other.key, maxRetries: 0 });
    const foreign = stranger.chat.completions.create({ model: other.alias, messages: messages('x'), metadata });
    await expect(foreign).rejects.toBeInstanceOf(NotFoundError);
  });

  it('streams, and its job is closed when the stream is', async () => {
    const { data, response } = await openai.chat.completions
      .create({
        model,
        messages: messages(`[[tokens 50]] [[chunk-delay 3]]`),
        stream: true,
        stream_options: { include_usage: true },
      })
      .withResponse();
    let [text, finish] = ['', null as string | null];
    for await (const { choices } of data) {
      text += choices[0]?.delta.content ?? '';
      finish = choices[0]?.finish_reason ?? finish;
    }
    expect({ length: text.length, finish }).toEqual({ length: 200, finish: 'stop' });
    expect((await jobOf(response.headers.get('x-job-id'))).status).toBe('COMPLETED');
  });

  it('runs tools, in one piece and streamed', async () => {
    const question = messages('What is the weather in Paris?');
    const first = await openai.chat.completions.create({
      model,
      messages: question,
      tools: [weather],
      tool_choice: 'required',
    });
    const [call] = first.choices[0]?.message.tool_calls ?? [];
    if (call?.type !== 'function' || !first.choices[0]) throw new Error('No tool was called');
    expect(JSON.parse(call.function.arguments)).toHaveProperty('city');
    const result = { role: 'tool' as const, tool_call_id: call.id, content: '18 degrees' };
    const conversation = [...question, first.choices[0].message, result];
    const second = await openai.chat.completions.create({ model, messages: conversation, tools: [weather] });
    expect(second.choices[0]?.message.content).toContain('18 degrees');

    const streamed = openai.chat.completions.stream({
      model,
      messages: question,
      tools: [weather],
      tool_choice: 'required',
    });
    const { choices } = await streamed.finalChatCompletion();
    const [again] = choices[0]?.message.tool_calls ?? [];
    expect(again?.type === 'function' && JSON.parse(again.function.arguments)).toHaveProperty('city');
  });

  it('parses structured outputs, in one piece and streamed', async () => {
    const invoice = z.object({ number: z.string(), total: z.number(), lines: z.array(z.string()) });
    const asked = {
      model,
      messages: messages('Invoice 17 over 12.50'),
      response_format: zodResponseFormat(invoice, 'invoice'),
    };
    const parsed = (await openai.chat.completions.parse(asked)).choices[0]?.message.parsed;
    expect(invoice.parse(parsed)).toEqual(parsed);
    const streamed = await openai.chat.completions.stream(asked).finalChatCompletion();
    expect(invoice.parse(streamed.choices[0]?.message.parsed)).toEqual(parsed);
  });

  it('sends images, several choices, stops and seeds through', async () => {
    const content = [
      { type: 'text' as const, text: 'What is this?' },
      { type: 'image_url' as const, image_url: { url: 'data:image/png;base64,iVBORw0KGgo=' } },
    ];
    const answer = await openai.chat.completions.create({
      model,
      messages: [{ role: 'user', content }],
      n: 2,
      seed: 7,
      stop: ['zzz'],
    });
    expect(answer.choices.map(({ index }) => index)).toEqual([0, 1]);
    const limited = await openai.chat.completions.create({
      model,
      messages: messages('[[tokens 50]]'),
      max_completion_tokens: 5,
    });
    expect(limited.choices[0]).toMatchObject({ finish_reason: 'length' });
    expect(limited.choices[0]?.message.content).toHaveLength(20);
  });

  it('gets embeddings, as numbers and as it asks for them by default', async () => {
    const byDefault = await openai.embeddings.create({ model, input: ['one', 'two', 'one'], dimensions: 16 });
    const asNumbers = await openai.embeddings.create({
      model,
      input: ['one', 'two', 'one'],
      dimensions: 16,
      encoding_format: 'float',
    });
    expect(byDefault.data.map(({ embedding }) => embedding.length)).toEqual([16, 16, 16]);
    expect(byDefault.data.map(({ embedding }) => [...embedding])).toEqual(
      asNumbers.data.map(({ embedding }) => embedding),
    );
    expect(byDefault.data[0]?.embedding).toEqual(byDefault.data[2]?.embedding);
    const [call] = await query(
      stack.DATABASE_URL,
      `SELECT kind, prompt_tokens, completion_tokens, cost_nano_usd IS NOT NULL AS priced, status FROM model_calls
       WHERE team_id = $1 AND kind = 'embedding' ORDER BY created_at DESC LIMIT 1`,
      [tenant.teamId],
    );
    expect(call).toEqual({
      kind: 'embedding',
      prompt_tokens: 3,
      completion_tokens: 0,
      priced: true,
      status: 'succeeded',
    });
  });

  it('shows an embedding again where any call can be read', async () => {
    const { data, response } = await openai.embeddings
      .create({ model, input: 'one', encoding_format: 'float' })
      .withResponse();
    const [jobId, callId] = ['x-job-id', 'x-call-id'].map((name) => response.headers.get(name));
    const { reply } = (await tenant.team.get(`/api/jobs/${jobId}/calls/${callId}`)).body;
    expect(reply).toEqual({ object: 'list', model, data: data.data });
  });

  it('lists the team’s aliases and nothing else', async () => {
    const { data } = await openai.models.list();
    expect(data).toEqual([
      { id: model, object: 'model', created: expect.any(Number), owned_by: tenant.organizationId },
    ]);
    expect(await openai.models.retrieve(model)).toEqual(data[0]);
    await expect(openai.models.retrieve('gpt-none')).rejects.toBeInstanceOf(NotFoundError);
  });

  it('joins a repeat with the same Idempotency-Key', async () => {
    const marker = randomUUID();
    const ask = () =>
      openai.chat.completions.create(
        { model, messages: messages(`[[delay 200]] ${marker}`) },
        { headers: { 'Idempotency-Key': marker } },
      );
    const [first, second] = await Promise.all([ask(), ask()]);
    expect(second).toEqual(first);
    expect(await seenByProvider(stack.DEMO_PROVIDER_URL, marker)).toHaveLength(1);
  });

  describe('raises', () => {
    const ask = (content: string, fields = {}) =>
      openai.chat.completions.create({ model, messages: messages(content), ...fields });

    it.each([
      ['logprobs', { logprobs: true }],
      ['top_logprobs', { top_logprobs: 3 }],
      ['audio', { audio: { voice: 'alloy', format: 'mp3' } }],
      ['modalities.0', { modalities: ['audio'] }],
      ['store', { store: true }],
      ['service_tier', { service_tier: 'priority' }],
      ['web_search_options', { web_search_options: {} }],
      ['prediction', { prediction: { type: 'content', content: 'x' } }],
      ['functions', { functions: [{ name: 'f' }] }],
      ['function_call', { function_call: 'auto' }],
      ['metadata.job_id', { metadata: { job_id: 'mine' } }],
      ['temperature', { temperature: 3 }],
    ])('UnprocessableEntityError that names %s', async (param, fields) => {
      const error = await ask('x', fields).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(UnprocessableEntityError);
      expect(error).toMatchObject({ code: 'invalid_request', type: 'invalid_request_error', param });
      expect((error as APIError).message).toContain(param.split('.')[0]);
    });

    it('nothing for fields that ask for nothing, or that it does not know', async () => {
      const nothing = {
        logprobs: false,
        store: false,
        modalities: ['text'],
        service_tier: 'auto',
        stop: null,
        tools: null,
      };
      expect((await ask('[[say ok]]', { ...nothing, made_up: 1 })).choices[0]?.message.content).toBe('ok');
    });

    it('AuthenticationError for a key that is not valid', async () => {
      const nobody = new OpenAI({ baseURL, apiKey: 'sk-nobody', maxRetries: 0 });
      await expect(nobody.models.list()).rejects.toBeInstanceOf(AuthenticationError);
    });

    it('RateLimitError when the model is busy, with the time to wait', async () => {
      const error = await ask('[[rate-limit 60]]').catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(RateLimitError);
      expect((error as APIError).headers?.get('retry-after')).toBe('60');
    });

    it('APIError with 402 when the team cannot pay', async () => {
      const poor = await createTenant(stack, { credits: 0 });
      const client = new OpenAI({ baseURL, apiKey: poor.key, maxRetries: 0 });
      const asked = client.chat.completions.create({ model: poor.alias, messages: messages('x') });
      await expect(asked).rejects.toMatchObject({
        status: 402,
        code: 'insufficient_credits',
        type: 'insufficient_quota',
      });
    });

    it('APIError in the middle of a stream that fails or whose answer begins anew, never two answers as one', async () => {
      const failing = await ask('[[tokens 30]] [[stream-error 10]]', { stream: true });
      await expect(readAll(failing)).rejects.toMatchObject({ code: 'upstream_failed', type: 'server_error' });
      const anew = `[[vary]] [[tokens 30]] [[chunk-delay 10]] [[cut-off 10 times 1]] ${randomUUID()}`;
      const restarted = await ask(anew, { stream: true });
      await expect(readAll(restarted)).rejects.toMatchObject({ code: 'stream_restarted' });
    });

    async function readAll(stream: unknown): Promise<void> {
      for await (const _ of stream as AsyncIterable<unknown>);
    }
  });
});
