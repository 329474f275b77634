import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { createSignedKeys } from '../activities/clients/team-token.ts';
import { userConfigOf } from '../activities/clients/user-config.ts';
import { ratesOf } from '../domain/litellm-rates.ts';

const stack = inject('stack');
const keyFor = createSignedKeys(stack.LITELLM_MASTER_KEY);
const messages = [{ role: 'user', content: 'hello' }];
const rates = { requestsPerMinute: null, tokensPerMinute: null };
const ours = { teamId: 'fence', models: ['demo/fast'], userConfig: null, rates };

async function ask(key: string, body: object, path = '/v1/chat/completions'): Promise<[number, string | undefined]> {
  const response = await fetch(new URL(path, stack.LITELLM_URL), {
    method: path.includes('model') ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(path.includes('model') ? {} : { body: JSON.stringify({ messages, ...body }) }),
  });
  const { error } = (await response.json()) as { error?: { message: string } };
  return [response.status, error?.message];
}

/** A server on an address of this machine; only 127.0.0.1 is among the hosts that customers may name. */
async function serve(host: string, listener: RequestListener) {
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    listener(request.resume(), response);
  }).listen(0, host);
  await once(server, 'listening');
  onTestFinished(() => void server.close().closeAllConnections());
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : address;
  return { url: `http://${host}:${port}`, requests: () => requests };
}

/** Asks for a model with a customer's own key at this address, as a worker does that has found it public. */
function askOwn(url: string, more: object = {}, path?: string) {
  const own = { provider: 'demo', protocol: 'openai', apiKey: 'the-own-key', apiBase: `${url}/v1` };
  const userConfig = userConfigOf(['demo/fast'], own);
  return ask(keyFor({ ...ours, userConfig }), { model: 'demo/fast', user_config: userConfig, ...more }, path);
}

describe('LiteLLM, asked with a team’s token', () => {
  it('200: answers for the team’s own models, whole and for embeddings', async () => {
    expect(await ask(keyFor(ours), { model: 'demo/fast' })).toEqual([200, undefined]);
    expect(await ask(keyFor(ours), { model: 'demo/fast', input: 'x' }, '/v1/embeddings')).toEqual([200, undefined]);
  });

  it('403: refuses another team’s model, also as a fallback or in other ways that lead to it', async () => {
    const elsewhere = 'This token is not for one of the models that were asked for';
    const key = keyFor(ours);
    expect(await ask(key, { model: 'demo/standard' })).toEqual([403, elsewhere]);
    expect(await ask(key, { model: 'demo/fast', fallbacks: ['demo/standard'] })).toEqual([403, elsewhere]);
    expect(await ask(key, { model: 'demo/fast', fallbacks: [{ 'demo/fast': ['demo/standard'] }] })).toEqual([
      403,
      elsewhere,
    ]);
    for (const other of ['context_window_fallbacks', 'content_policy_fallbacks', 'router_settings_override', 'models'])
      expect((await ask(key, { model: 'demo/fast', [other]: ['demo/standard'] }))[0]).toBe(403);
  });

  it('403: takes a customer’s own keys only with the token that was made for them', async () => {
    const base = stack.DEMO_PROVIDER_URL;
    const own = { provider: 'demo', protocol: 'openai', apiKey: 'the-own-key', apiBase: base };
    const userConfig = userConfigOf(['demo/fast'], own);
    const key = keyFor({ ...ours, userConfig });
    expect((await ask(key, { model: 'demo/fast', user_config: userConfig }))[0]).toBe(200);
    const other = userConfigOf(['demo/fast'], { ...own, apiKey: 'os.environ/LITELLM_MASTER_KEY' });
    expect((await ask(key, { model: 'demo/fast', user_config: other }))[0]).toBe(403);
    expect((await ask(keyFor(ours), { model: 'demo/fast', user_config: userConfig }))[0]).toBe(403);
  });

  it.each([307, 302])('500: follows no redirect (%i) of a customer’s server into this network', async (status) => {
    const inside = await serve('127.0.0.2', (_request, response) => response.end('{}'));
    const outside = await serve('127.0.0.1', (_request, response) => {
      response.writeHead(status, { location: `${inside.url}/v1/chat/completions` }).end();
    });
    expect((await askOwn(outside.url))[0]).toBe(500);
    expect([outside.requests(), inside.requests()]).toEqual([1, 0]);
  });

  it('500: connects to no private address that a name of a customer’s has come to mean since it was checked', async () => {
    const inside = await serve('127.0.0.2', (_request, response) => response.end('{}'));
    expect((await askOwn(inside.url))[0]).toBe(500);
    expect((await askOwn(inside.url, { stream: true }))[0]).toBe(500);
    expect((await askOwn(inside.url, { input: 'x' }, '/v1/embeddings'))[0]).toBe(500);
    expect(inside.requests()).toBe(0);
    // For the operator's own models the same address is as good as any.
    expect((await ask(keyFor(ours), { model: 'demo/fast' }))[0]).toBe(200);
  });

  it('403: opens nothing but chat completions and embeddings', async () => {
    for (const path of ['/v1/models', '/model/info', '/v1/model/info'])
      expect((await ask(keyFor(ours), {}, path))[0]).toBe(403);
    expect((await ask(stack.LITELLM_MASTER_KEY, {}, '/model/info'))[0]).toBe(200);
  });

  it('429: refuses more requests than the team’s token allows, however many tokens there are, and no other team’s', async () => {
    const keyOf = (teamId: string) => keyFor({ ...ours, teamId, rates: { ...rates, requestsPerMinute: 3 } });
    const [team, other] = [`fence-${randomUUID()}`, `fence-${randomUUID()}`];
    const askAgain = async () => (await ask(keyOf(team), { model: 'demo/fast' }))[0];
    for (let time = 0; time < 3; time += 1) expect(await askAgain()).toBe(200);
    // LiteLLM's minutes are the clock's, where one ends in between three more pass; and it counts a request after its reply.
    await expect.poll(askAgain, { interval: 50, timeout: 20_000 }).toBe(429);
    expect((await ask(keyOf(other), { model: 'demo/fast' }))[0]).toBe(200);
  });

  it('429: refuses once the tokens of the token’s minute are used, and shortens no reply before', async () => {
    const tokens = ratesOf({ tokens_per_minute: 1 });
    const key = keyFor({ ...ours, teamId: `fence-${randomUUID()}`, rates: tokens });
    const long = { model: 'demo/fast', messages: [{ role: 'user', content: '[[tokens 4200]]' }] };
    const response = await fetch(new URL('/v1/chat/completions', stack.LITELLM_URL), {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(long),
    });
    expect(await response.json()).toMatchObject({
      choices: [{ finish_reason: 'stop' }],
      usage: { completion_tokens: 4_200 },
    });
    await expect.poll(async () => (await ask(key, { model: 'demo/fast' }))[0]).toBe(429);
  });

  it('401: refuses what was changed, signed by another, or has expired', async () => {
    const [head = '', payload = '', signature = ''] = keyFor(ours).split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const encoded = (more: object) => Buffer.from(JSON.stringify({ ...claims, ...more })).toString('base64url');
    const sign = (text: string) => createHmac('sha256', stack.LITELLM_MASTER_KEY).update(text).digest('base64url');
    const wider = encoded({ models: ['demo/standard'] });
    const past = encoded({ exp: 1 });
    const tokens = [
      `${head}.${wider}.${signature}`,
      `${head}.${past}.${sign(past)}`,
      `${head}.${payload}`,
      `${head}.${payload}.${signature}.x`,
      `${head}.ä.ü`,
      createSignedKeys('another-master-key')(ours),
      'sk-team.',
      'sk-anything',
    ].map(encodeURI);
    for (const token of tokens) expect(await ask(token, { model: 'demo/fast' })).toEqual([401, expect.any(String)]);
  });
});
