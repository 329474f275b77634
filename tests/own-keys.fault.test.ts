import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningDemoProvider, startDemoProvider } from '../litellm/demo-provider/testing/start-demo-provider.ts';
import { startTestStack, type TestStack } from '../local/testing/start-test-stack.ts';
import { createTenant, type Tenant } from './support/create-tenant.ts';
import { inLanes } from './support/in-lanes.ts';
import { openJob } from './support/job-client.ts';
import { modelSetup } from './support/model-setup.ts';
import { type Seen, seenByProvider } from './support/provider-journal.ts';

const CALLS = 500;
const AT_ONCE = 16;
const NAME = 'own-keys';
const SHARED = 'key-of-the-operator';
const own = { keyed: 'key-of-keyed-alone', based: 'key-of-based-alone' };
const names = ['keyed', 'based', 'none'] as const;

let running: TestStack;
let common: RunningDemoProvider;
let private_: RunningDemoProvider;

beforeAll(async () => {
  [common, private_] = await Promise.all([startDemoProvider(), startDemoProvider()]);
  const environment = { OPENAI_API_KEY: SHARED, OPENAI_BASE_URL: common.url, LOG_LEVEL: 'trace' };
  running = await startTestStack({ name: NAME, environment });
});
afterAll(async () => {
  await running?.stopAndRemove();
  common?.stop();
  private_?.stop();
});

describe('three organizations on the same models', () => {
  it(`make ${CALLS} interleaved calls, and each key is seen only with its own organization’s prompts`, async () => {
    const { environment } = running.stack;
    const tenants = Object.fromEntries(
      await Promise.all(names.map(async (name) => [name, await createTenant(environment, { credits: 1_000 })])),
    ) as Record<(typeof names)[number], Tenant>;
    const { operator } = tenants.none;
    const keep = (name: 'keyed' | 'based', more: object) =>
      operator.post('/api/provider-credentials/create', {
        organization_id: tenants[name].organizationId,
        provider: 'openai',
        credential_name: name,
        api_key: own[name],
        ...more,
      });
    expect((await keep('keyed', {})).status).toBe(200);
    expect((await keep('based', { api_base: private_.url })).status).toBe(200);

    const models = modelSetup(operator);
    const aliases = {
      plain: { actual_model: 'openai/main', fallbacks: ['openai/second', 'demo/fast'] },
      'falls-back': { actual_model: 'openai/down', fallbacks: ['openai/second', 'demo/fast'] },
      'falls-far': { actual_model: 'openai/down', fallbacks: ['demo/fast', 'openai/second'] },
    };
    for (const [alias, model] of Object.entries(aliases))
      expect((await models.createAlias(alias, model)).status).toBe(200);
    await models.createGroup('all', Object.keys(aliases));
    const jobs = new Map<string, string>();
    for (const name of names) {
      await operator.put(`/api/teams/${tenants[name].teamId}/access-groups`, [models.named('all')]);
      jobs.set(name, await openJob(tenants[name]));
    }
    await expect.poll(async () => (await tenants.none.team.get('/v1/models')).body.data.length).toBe(3);

    const statuses = await inLanes(CALLS, AT_ONCE, async (place) => {
      const name = names[place % names.length] ?? 'none';
      const alias = models.named(Object.keys(aliases)[Math.floor(place / 3) % 3] ?? '');
      const prompt = `prompt ${place} of ${name}.`;
      return (place % 5 === 0 ? stream : whole)(tenants[name], jobs.get(name) ?? '', alias, prompt);
    });
    expect(statuses.filter((status) => status !== 200)).toEqual([]);

    const seen = (await Promise.all([common.url, private_.url, environment.DEMO_PROVIDER_URL].map(seenAt))).flat();
    expect(new Set(seen.map(({ organization, last4, at }) => `${organization} ${last4} ${at}`))).toEqual(
      new Set([
        `keyed ${last4(own.keyed)} ${common.url}`,
        `based ${last4(own.based)} ${private_.url}`,
        `none ${last4(SHARED)} ${common.url}`,
        ...names.map((name) => `${name} demo ${environment.DEMO_PROVIDER_URL}`),
      ]),
    );
    expect(seen.filter(({ status }) => status === 200)).toHaveLength(CALLS);
  });

  it('leave no key in any log', () => {
    const folder = path.resolve(import.meta.dirname, '../.local/test-logs', NAME);
    const logs = readdirSync(folder).map((file) => [file, readFileSync(path.join(folder, file), 'utf8')] as const);
    expect(logs.length).toBeGreaterThan(5);
    const { LITELLM_MASTER_KEY, ENCRYPTION_KEYS } = running.stack.environment;
    const secrets = [...Object.values(own), LITELLM_MASTER_KEY, ENCRYPTION_KEYS.split(':')[1] ?? '', 'sk-team.'];
    for (const secret of secrets)
      expect(logs.filter(([, text]) => text.includes(secret)).map(([file]) => file)).toEqual([]);
  });
});

const last4 = (key: string): string => key.slice(-4);

async function whole({ team }: Tenant, jobId: string, model: string, prompt: string): Promise<number> {
  const messages = [{ role: 'user', content: prompt }];
  return (await team.post(`/api/jobs/${jobId}/llm-call`, { model, messages })).status;
}

async function stream({ key }: Tenant, jobId: string, model: string, prompt: string): Promise<number> {
  const url = new URL(`/api/jobs/${jobId}/llm-call-stream`, running.stack.environment.API_URL);
  const body = JSON.stringify({ model, messages: [{ role: 'user', content: prompt }] });
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body });
  return (await response.text()).includes('[DONE]') ? response.status : 0;
}

async function seenAt(url: string) {
  const entries = await seenByProvider(url, 'prompt ');
  return entries.map(({ prompt, key, status }: Seen) => ({
    organization: prompt.replace(/.* of (\w+)\..*/s, '$1'),
    last4: key.last4,
    at: url,
    status,
  }));
}
