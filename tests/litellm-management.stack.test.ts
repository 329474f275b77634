import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createLiteLlmManagement, LiteLlmRefusal } from '../activities/clients/litellm-management.ts';
import { readManagementContract } from './support/litellm-management/management-contract.ts';
import { ManagementServer } from './support/litellm-management/start-management-server.ts';

const stack = inject('stack');
const terms = { models: ['demo/fast'], requestsPerMinute: 12, tokensPerMinute: 4_096 };
const none = { models: [], requestsPerMinute: null, tokensPerMinute: null };
const key = `sk-${'x'.repeat(43)}`;
const made = { keyId: 'k1', teamId: 't1', key };
const server = new ManagementServer();
let url: string;

beforeAll(async () => {
  const contract = await readManagementContract(stack.LITELLM_URL);
  server.proxy = { url: stack.LITELLM_URL, masterKey: stack.LITELLM_MASTER_KEY, contract };
  url = await server.listen();
});
afterAll(() => server.stop());

const clientOf = (baseUrl: string) =>
  createLiteLlmManagement({ baseUrl, masterKey: stack.LITELLM_MASTER_KEY, timeoutMs: 10_000 });

/** Every request that there is, with terms of every form. */
const requests = {
  'POST /team/new': (to: ReturnType<typeof clientOf>) => to.createTeam('t1', terms),
  'POST /team/update': (to: ReturnType<typeof clientOf>) => to.updateTeam('t1', none),
  'GET /team/info': (to: ReturnType<typeof clientOf>) => to.find('t1'),
  'POST /key/generate': (to: ReturnType<typeof clientOf>) => to.createKey({ ...made, terms }),
  'POST /key/update': (to: ReturnType<typeof clientOf>) => to.updateKey(key, none),
  'GET /key/info': (to: ReturnType<typeof clientOf>) => to.hasKey(key),
  'POST /key/delete': (to: ReturnType<typeof clientOf>) => to.deleteKey('k1'),
  'POST /team/delete': (to: ReturnType<typeof clientOf>) => to.deleteTeam('t1'),
};

describe('requests to LiteLLM’s management', () => {
  it('are as the proxy’s /openapi.json describes them, field by field', async () => {
    for (const request of Object.values(requests)) await request(clientOf(url));
    expect(server.problems).toEqual([]);
    expect(server.requests.map(({ path }) => path)).toEqual(Object.keys(requests).map((name) => name.split(' ')[1]));
  });

  it('would be found out if they were not', async () => {
    const { contract } = server.proxy ?? {};
    const ask = (path: string, body: object) => contract?.({ method: 'POST', url: new URL(path, url), body });
    expect(ask('/key/generate', { models: 'demo/fast' })).toMatch(/models must be array/);
    expect(ask('/key/generate', { rpm: 1 })).toBe('It knows no rpm');
    expect(ask('/team/update', {})).toMatch(/team_id/);
    expect(ask('/team/make', {})).toBe('There is no POST /team/make');
  });

  it.each(Object.entries(requests))(
    '%s passes the checks of the real proxy, which then lacks its database',
    async (name, request) => {
      const failure = await request(clientOf(stack.LITELLM_URL)).catch((error: unknown) => error);
      expect(failure).not.toBeInstanceOf(LiteLlmRefusal);
      expect(String(failure)).toMatch(`LiteLLM answered 500 to ${name}`);
    },
  );

  it('never have a key in their address, nor in what they fail with', async () => {
    server.intercept = () => ({ status: 422, body: { detail: [{ input: { key } }] } });
    const failure = await clientOf(url)
      .createKey({ ...made, terms })
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(LiteLlmRefusal);
    expect(JSON.stringify([failure, String(failure), (failure as Error).stack])).not.toContain(key);
  });
});
