import { createHmac } from 'node:crypto';
import { describe, expect, inject, it } from 'vitest';
import { createSignedKeys } from '../activities/clients/team-token.ts';
import { userConfigOf } from '../activities/clients/user-config.ts';

const stack = inject('stack');
const keyFor = createSignedKeys(stack.LITELLM_MASTER_KEY);
const messages = [{ role: 'user', content: 'hello' }];
const ours = { teamId: 'fence', models: ['demo/fast'], userConfig: null };

async function ask(key: string, body: object, path = '/v1/chat/completions') {
  const response = await fetch(new URL(path, stack.LITELLM_URL), {
    method: path.includes('model') ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(path.includes('model') ? {} : { body: JSON.stringify({ messages, ...body }) }),
  });
  const { error } = (await response.json()) as { error?: { message: string } };
  return [response.status, error?.message];
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

  it('403: opens nothing but chat completions and embeddings', async () => {
    for (const path of ['/v1/models', '/model/info', '/v1/model/info'])
      expect((await ask(keyFor(ours), {}, path))[0]).toBe(403);
    expect((await ask(stack.LITELLM_MASTER_KEY, {}, '/model/info'))[0]).toBe(200);
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
