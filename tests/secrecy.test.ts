import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLiteLlm, type LiteLlm } from '../activities/clients/litellm.ts';
import type { CallAccount, Completion } from '../activities/clients/read-completion.ts';
import { UpstreamError } from '../activities/clients/upstream-error.ts';
import { ReplyBuilder } from '../domain/stream/reply-builder.ts';
import type { ReplyDelta } from '../domain/stream/reply-delta.ts';
import { providerChunks, providerCompletion, providerEmbeddings } from './secrecy/provider-completions.ts';
import { contentType, providerHeaders, strangeBody } from './secrecy/provider-errors.ts';
import { cut, startScriptedLiteLlm } from './secrecy/scripted-litellm.ts';
import { leakIn } from './secrecy/secrets.ts';
import { tellFailure, tellPieces, tellReply } from './secrecy/tell-team.ts';
import { saidIn, saidInChunks, withoutWords } from './secrecy/words-of-model.ts';

const SEED = 20261126;
const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 });
const asked = { model: 'asked', fallbacks: [], userConfig: null, key: 'k', maxOutputTokens: null };
const chat = { ...asked, request: { messages: [] } };
const signal = new AbortController().signal;
/** What breaks connections here all the time is no proxy to be left alone. */
const neverOpen = { state: 'closed' as const, run: <T>(ask: () => Promise<T>) => ask() };

let upstream: Awaited<ReturnType<typeof startScriptedLiteLlm>>;
let liteLlm: LiteLlm;
/** How often each kind of answer came, so that a generator that only fails is seen. */
const seen = { replies: 0, failures: 0 };

beforeAll(async () => {
  upstream = await startScriptedLiteLlm();
  liteLlm = createLiteLlm({ baseUrl: upstream.url, timeoutMs: 20_000, breaker: neverOpen });
});
afterAll(() => upstream.stop());

const run = <T extends unknown[]>(numRuns: number, property: fc.IAsyncProperty<T>) =>
  fc.assert(property, { seed: SEED, numRuns, endOnFailure: true });

function expectNoLeak(told: readonly string[]): void {
  for (const text of told) {
    const rest = text.startsWith('{') ? withoutWords(text) : text;
    const leak = leakIn(rest);
    if (leak) throw new Error(`A team would read ${JSON.stringify(leak)} in ${rest.slice(0, 2_000)}`);
  }
}

/** Nothing may be said of a failure, and operators must have the provider's words for it. */
function expectSecretFailure(error: unknown): void {
  seen.failures += 1;
  expectNoLeak(tellFailure(error));
  expect(error).toBeInstanceOf(UpstreamError);
}

function expectOperatorsKnow({ actualModel, liteLlmCallId }: CallAccount, headers: Record<string, string>): void {
  expect(liteLlmCallId).toBe(headers['x-litellm-call-id']);
  if (headers['x-litellm-model-group']) expect(actualModel).toBe(headers['x-litellm-model-group']);
}

describe('what a team gets of what a provider sends', () => {
  it('is the words of the model alone, in whole replies', { timeout: 300_000 }, async () => {
    const property = fc.asyncProperty(providerCompletion, providerHeaders, places, async (body, headers, at) => {
      upstream.answerWith({
        status: 200,
        headers: { ...headers, 'content-type': 'application/json' },
        pieces: cut(JSON.stringify(body), at),
      });
      const completion = await liteLlm.complete({ ...chat, signal }).catch(expectSecretFailure);
      if (!completion) return;
      seen.replies += 1;
      const told = tellReply(completion.reply);
      expectNoLeak(told);
      for (const text of told) expect(saidIn(JSON.parse(text).reply ?? JSON.parse(text))).toEqual(saidIn(body));
      expectOperatorsKnow(completion, headers);
    });
    await run(6_000, property);
  });

  it('is the words of the model alone, in streams that break wherever they may', { timeout: 300_000 }, async () => {
    const frame = fc.constantFrom(
      'data: ',
      'data:',
      ': zqsecret\ndata: ',
      'id: zqsecret\ndata: ',
      'event: zqsecret\ndata: ',
    );
    const ending = fc.constantFrom(
      'data: [DONE]\n\n',
      'data: [DONE]\r\n\r\n',
      '',
      'data: {"error": {"message": "zqsecret"}}\n\n',
      'data: {zqsecret\n\n',
    );
    const gap = fc.constantFrom('\n\n', '\r\n\r\n');
    const form = fc.tuple(frame, gap, ending, providerHeaders, places);
    const property = fc.asyncProperty(providerChunks, form, async (chunks, [start, end, last, headers, at]) => {
      const text = chunks.map((chunk) => `${start}${JSON.stringify(chunk)}${end}`).join('') + last;
      const type = { 'content-type': 'text/event-stream' };
      upstream.answerWith({ status: 200, headers: { ...headers, ...type }, pieces: cut(text, at) });
      const deltas: ReplyDelta[] = [];
      const stream = await liteLlm.stream({ ...chat, signal });
      const failure = await collect(stream.deltas(), deltas).catch((error: unknown) => error);
      if (failure) expectSecretFailure(failure);
      const built = new ReplyBuilder();
      for (const delta of deltas) built.add(delta);
      const pieces = tellPieces(deltas);
      expectNoLeak([...pieces, ...tellReply(built.reply(1))]);
      expectOperatorsKnow(stream.account, headers);
      if (failure) return;
      seen.replies += 1;
      const told = pieces.filter((_piece, place) => place % 2 === 0).map((piece) => JSON.parse(piece));
      expect(withoutEmpty(saidInChunks(told.slice(0, deltas.length)))).toEqual(withoutEmpty(saidInChunks(chunks)));
    });
    await run(6_000, property);
  });

  it('is numbers alone, in embeddings', { timeout: 300_000 }, async () => {
    const property = fc.asyncProperty(providerEmbeddings, providerHeaders, places, async (body, headers, at) => {
      upstream.answerWith({
        status: 200,
        headers: { ...headers, 'content-type': 'application/json' },
        pieces: cut(JSON.stringify(body), at),
      });
      const request = { ...asked, request: { input: ['x'] }, signal };
      const completion = await liteLlm.embed(request).catch(expectSecretFailure);
      if (!completion) return;
      seen.replies += 1;
      const vectors = tellReply(completion.reply).map((text) => JSON.parse(text).reply ?? JSON.parse(text));
      for (const { data, ...rest } of vectors) {
        expectNoLeak([
          JSON.stringify([rest, data.map(({ embedding: _, ...beside }: object & { embedding: unknown }) => beside)]),
        ]);
        for (const { embedding } of data)
          expect([embedding].flat().every((part: unknown) => typeof part === 'number' || isVector(part))).toBe(true);
      }
      expectOperatorsKnow(completion, headers);
    });
    await run(3_000, property);
  });

  it('is a code and our own words, when it is an error, whoever’s and of whatever status', {
    timeout: 300_000,
  }, async () => {
    const status = fc.oneof({ arbitrary: fc.integer({ min: 400, max: 599 }), weight: 4 }, fc.constant(200));
    const answer = fc.tuple(status, contentType, strangeBody, providerHeaders, places);
    const ask = fc.constantFrom<(signal: AbortSignal) => Promise<unknown>>(
      (signal) => liteLlm.complete({ ...chat, signal }),
      async (signal) => collect((await liteLlm.stream({ ...chat, signal })).deltas(), []),
      (signal) => liteLlm.embed({ ...asked, request: { input: ['x'] }, signal }),
    );
    let quoted = 0;
    const property = fc.asyncProperty(answer, ask, async ([code, type, body, headers, at], request) => {
      upstream.answerWith({ status: code, headers: { ...headers, 'content-type': type }, pieces: cut(body, at) });
      const error = await request(signal).then(
        () => null,
        (reason: unknown) => reason,
      );
      expectSecretFailure(error);
      if (error instanceof UpstreamError && leakIn(error.detail)) quoted += 1;
    });
    await run(6_000, property);
    expect(quoted, 'operators read what providers said').toBeGreaterThan(3_000);
  });

  it('was both replies and failures', () => {
    expect(seen.replies).toBeGreaterThan(7_000);
    expect(seen.failures).toBeGreaterThan(10_000);
  });
});

describe('the search for secrets', () => {
  const leaky: [
    string,
    (completion: Completion, body: Record<string, unknown>, headers: Record<string, string>) => object,
  ][] = [
    ['the fingerprint', (_completion, body) => ({ system_fingerprint: body['system_fingerprint'] })],
    ['the id', (_completion, body) => ({ id: body['id'] })],
    ['the usage', ({ rawUsage }) => ({ usage: rawUsage })],
    ['a header', (_completion, _body, headers) => ({ via: headers['via'] })],
    ['the model', ({ actualModel }) => ({ model: actualModel })],
    ['a field of the message', (_completion, body) => ({ choices: body['choices'] })],
  ];

  it.each(leaky)('finds %s when an answer passes it on', async (_what, leak) => {
    const property = fc.asyncProperty(providerCompletion, providerHeaders, async (body, headers) => {
      const type = { 'content-type': 'application/json' };
      upstream.answerWith({ status: 200, headers: { ...headers, ...type }, pieces: cut(JSON.stringify(body), []) });
      const completion = await liteLlm.complete({ ...chat, signal }).catch(() => null);
      if (!completion) return;
      expectNoLeak(
        tellReply(completion.reply).map((text) =>
          JSON.stringify({ ...JSON.parse(text), ...leak(completion, body, headers) }),
        ),
      );
    });
    const { failed, numRuns } = await fc.check(property, { seed: SEED, numRuns: 200, endOnFailure: true });
    expect(failed).toBe(true);
    expect(numRuns).toBeLessThan(50);
  });

  it.each([
    '{"a":"gpt-4o"}',
    '{"a":"the GPT-4O-mini model"}',
    '{"a":"g\\u0070t-4o"}',
    '{"anthropic":1}',
    '"zqsecret"',
    '[777077712]',
  ])('finds it in %s', (text) => expect(leakIn(text)).not.toBeNull());

  it('finds none in words that only look alike', () => {
    expect(leakIn('{"id":"chatcmpl-0193f2a0","metadata":{"latency_ms":5},"a":"xgpt-4ox"}')).toBeNull();
  });
});

async function collect<T>(from: AsyncIterable<T>, into: T[]): Promise<void> {
  for await (const item of from) into.push(item);
}

const isVector = (text: unknown): boolean =>
  typeof text === 'string' &&
  Buffer.from(text, 'base64').toString('base64') === text &&
  Buffer.from(text, 'base64').length % 4 === 0;

const withoutEmpty = (said: Record<string, string>) =>
  Object.fromEntries(Object.entries(said).filter(([, text]) => text !== ''));
