import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { type Answer, type Json, operatorClient } from './support/api-client.ts';
import { createTenant, type Tenant } from './support/create-tenant.ts';
import { openJob } from './support/job-client.ts';
import { query } from './support/ledger.ts';
import { givePrices } from './support/price-book.ts';
import { seenByProvider } from './support/provider-journal.ts';

const stack = inject('stack');
const operator = operatorClient(stack.API_URL, stack.MASTER_KEY);
const mark = () => `mark-${randomBytes(8).toString('hex')}`;
const say = (content: string) => [{ role: 'user', content }];
const asked = async (content: string) => (await seenByProvider(stack.DEMO_PROVIDER_URL, content)).length;
const path = ({ alias }: Tenant) => `/api/model-aliases/${alias}`;
const jobOf = async ({ teamId }: Tenant, jobId: string): Promise<Json> =>
  (await operator.get(`/api/jobs/teams/${teamId}/${jobId}`)).body;
const callsOf = async (tenant: Tenant, jobId: string): Promise<Json[]> => (await jobOf(tenant, jobId)).calls;

/** A team whose alias keeps its replies, as every process knows by then. */
async function cachingTenant(settings: object = {}): Promise<Tenant> {
  const tenant = await createTenant(stack);
  await operator.put(path(tenant), { cache_ttl_seconds: 600, ...settings });
  return tenant;
}

const call = ({ team }: Tenant, jobId: string, content: string, more: object = {}): Promise<Answer> =>
  team.post(`/api/jobs/${jobId}/llm-call`, { messages: say(content), ...more });

describe('the response cache', () => {
  let tenant: Tenant;
  beforeAll(async () => {
    tenant = await cachingTenant();
  });

  it('gives the very same request the same reply at no cost, in whatever order it is written', async () => {
    const jobId = await openJob(tenant);
    const content = mark();
    const first = await call(tenant, jobId, content, { temperature: 0.5, seed: 1 });
    expect(first.body.metadata.cached).toBe(false);
    const again = await call(tenant, jobId, content, {
      seed: 1,
      temperature: 0.5,
      purpose: 'other',
      call_metadata: { a: 1 },
    });
    expect(again.body.metadata.cached).toBe(true);
    expect(again.body.choices).toEqual(first.body.choices);
    expect(again.body.call_id).not.toBe(first.body.call_id);
    expect((await call(tenant, jobId, content, { seed: 2, temperature: 0.5 })).body.metadata.cached).toBe(false);
    expect(await asked(content)).toBe(2);
    const [miss, hit] = await callsOf(tenant, jobId);
    expect(miss).toMatchObject({ cache: 'miss', cost_source: 'litellm', saved_usd: null });
    expect(hit).toMatchObject({ cache: 'hit', cost_source: 'cache', cost_usd: 0, saved_usd: miss.cost_usd });
    expect(hit).toMatchObject({ prompt_tokens: miss.prompt_tokens, model_used: 'demo/standard' });
    const { body } = await tenant.team.post(`/api/jobs/${jobId}/complete`);
    expect(body.costs).toMatchObject({ total_calls: 3, successful_calls: 3 });
  });

  it('serves create-and-call, /v1, embeddings and streams, and marks them where there is a place for it', async () => {
    const content = mark();
    const jobId = await openJob(tenant);
    await call(tenant, jobId, content);
    const only = await tenant.team.post('/api/jobs/create-and-call', { job_type: 'x', messages: say(content) });
    expect(only.body.metadata.cached).toBe(true);
    const chat = { model: tenant.alias, messages: say(content) };
    const { body } = await tenant.team.post('/v1/chat/completions', chat);
    expect(body.choices[0].message.content).toBe(only.body.response.content);
    for (const place of ['/v1/chat/completions', `/api/jobs/${jobId}/llm-call-stream`]) {
      const response = await fetch(new URL(place, stack.API_URL), {
        method: 'POST',
        headers: { authorization: `Bearer ${tenant.key}`, 'content-type': 'application/json' },
        body: JSON.stringify({ ...chat, stream: true }),
      });
      const lines = (await response.text()).split('\n').filter((line) => line.startsWith('data: {'));
      const text = lines.map((line) => JSON.parse(line.slice(6)).choices[0]?.delta.content ?? '').join('');
      expect(text).toBe(only.body.response.content);
    }
    expect(await asked(content)).toBe(1);
    const embed = { model: tenant.alias, input: content };
    const vectors = await tenant.team.post('/v1/embeddings', embed);
    expect((await tenant.team.post('/v1/embeddings', embed)).body.data).toEqual(vectors.body.data);
    expect(await asked(content)).toBe(2);
    await tenant.team.post(`/api/jobs/${jobId}/complete`);
  });

  it('lets one ask for all who want the same at the same time', async () => {
    const jobId = await openJob(tenant);
    const content = `[[delay 700]] ${mark()}`;
    const answers = await Promise.all(Array.from({ length: 20 }, () => call(tenant, jobId, content)));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.response.content}`)).size).toBe(1);
    expect(answers.filter(({ body }) => !body.metadata.cached)).toHaveLength(1);
    expect(await asked(content.slice(14))).toBe(1);
    await tenant.team.post(`/api/jobs/${jobId}/complete`);
  });

  it('keeps no failure, and those who waited for one ask by themselves', async () => {
    const jobId = await openJob(tenant);
    const content = `[[delay 300]][[fail 400 times 1]] ${mark()}`;
    const answers = await Promise.all([1, 2, 3].map(() => call(tenant, jobId, content)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 422]);
    expect((await call(tenant, jobId, content)).body.metadata.cached).toBe(true);
    await tenant.team.post(`/api/jobs/${jobId}/complete`);
  });

  it('is passed by with cache false, and gives nothing older than ttl_seconds', async () => {
    const jobId = await openJob(tenant);
    const content = mark();
    await call(tenant, jobId, content);
    expect((await call(tenant, jobId, content, { cache: false })).body.metadata.cached).toBe(false);
    expect((await call(tenant, jobId, content, { cache: true })).body.metadata.cached).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect((await call(tenant, jobId, content, { cache: { ttl_seconds: 1 } })).body.metadata.cached).toBe(false);
    const wrong = await call(tenant, jobId, content, { cache: 'no' });
    expect(wrong.body.error.message).toMatch(/^cache: must be true, false or \{"ttl_seconds": 1 to/);
    await tenant.team.post(`/api/jobs/${jobId}/complete`);
  });

  it('keeps each team’s replies to itself unless the operator opens them to its organization or to all', async () => {
    const cachedFor = async (scope: string, isSameOrganization: boolean) => {
      const first = await cachingTenant({ cache_scope: scope });
      const { organizationId, alias } = isSameOrganization ? first : await createTenant(stack);
      const group = `group-of-${first.teamId}`;
      await operator.post('/api/model-access-groups/create', { group_name: group, model_aliases: [first.alias] });
      const made = await operator.post('/api/teams/create', {
        organization_id: organizationId,
        team_id: `second-${first.teamId}`,
        access_groups: [group],
        credits_allocated: 10,
      });
      const content = mark();
      await first.team.post('/api/jobs/create-and-call', { job_type: 'x', messages: say(content) });
      const response = await fetch(new URL('/api/jobs/create-and-call', stack.API_URL), {
        method: 'POST',
        headers: { authorization: `Bearer ${made.body.virtual_key}` },
        body: JSON.stringify({ job_type: 'x', model: first.alias, messages: say(content) }),
      });
      expect(alias).toBeTruthy();
      return ((await response.json()) as Json).metadata.cached;
    };
    expect(await cachedFor('team', true)).toBe(false);
    expect(await cachedFor('organization', true)).toBe(true);
    expect(await cachedFor('organization', false)).toBe(false);
    expect(await cachedFor('global', false)).toBe(true);
  });

  it('forgets what is purged, by team and by alias, and what an alias said before it was another model', async () => {
    const jobId = await openJob(tenant);
    const content = mark();
    const isCached = async () => (await call(tenant, jobId, content)).body.metadata.cached;
    expect([await isCached(), await isCached()]).toEqual([false, true]);
    for (const what of [{ team_id: tenant.teamId }, { alias: tenant.alias }]) {
      expect((await operator.post('/api/cache/purge', what)).status).toBe(200);
      expect([await isCached(), await isCached()]).toEqual([false, true]);
    }
    expect((await operator.post('/api/cache/purge', { team_id: 'another' })).status).toBe(200);
    expect(await isCached()).toBe(true);
    await operator.put(path(tenant), { actual_model: 'demo/fast' });
    expect(await isCached()).toBe(false);
    await operator.put(path(tenant), { actual_model: 'demo/standard' });
    expect(await isCached()).toBe(true);
    expect((await operator.post('/api/cache/purge', {})).body.error.message).toBe(
      'alias: is missing: name a team_id, an organization_id or an alias',
    );
    await tenant.team.post(`/api/jobs/${jobId}/complete`);
  });

  it('tells operators lookups, hits and savings by team and alias', async () => {
    const own = await cachingTenant();
    const jobId = await openJob(own);
    const content = mark();
    for (let time = 0; time < 4; time += 1) await call(own, jobId, content);
    const [{ cost_usd: cost }] = (await callsOf(own, jobId)) as [Json];
    const expected = { lookups: 4, hits: 3, hit_rate_percent: 75, saved_usd: cost * 3 };
    for (const [by, key] of [
      ['team', own.teamId],
      ['alias', own.alias],
    ]) {
      const { body } = await operator.get(`/api/cache/stats?group_by=${by}&team_id=${own.teamId}`);
      expect(body.groups).toEqual([{ key, ...expected, saved_usd: expect.closeTo(expected.saved_usd, 9) }]);
      expect(body).toMatchObject({ total: 1, all: { lookups: 4, hits: 3 } });
    }
    await own.team.post(`/api/jobs/${jobId}/complete`);
  });
});

describe('the price of a reply that was given before', () => {
  const rules = [{ name: 'use', per_call: 1, per_1k_completion_tokens: 100, cost_markup_percent: 50 }];

  async function chargesOf(discount: object): Promise<[number, number]> {
    const tenant = await createTenant(stack);
    await givePrices(stack.DATABASE_URL, tenant, [{ ...rules[0], ...discount }]);
    await operator.put(path(tenant), { cache_ttl_seconds: 600 });
    const content = mark();
    const charge = async () => {
      const jobId = await openJob(tenant);
      await call(tenant, jobId, content);
      return (await tenant.team.post(`/api/jobs/${jobId}/complete`)).body.costs.credits_charged;
    };
    return [await charge(), await charge()];
  }

  it('is as if it were new, cost-plus too, when nothing is said', async () => {
    const [first, again] = await chargesOf({});
    expect(first).toBeGreaterThan(1);
    expect(again).toBe(first);
  });

  it('is less by the discount of its rule', async () => {
    const [first, again] = await chargesOf({ cached_discount_percent: 75 });
    expect(again).toBeCloseTo(first / 4, 5);
    expect((await chargesOf({ cached_discount_percent: 100 }))[1]).toBe(0);
  });

  it('counts each cached call on the bill, also one that comes while its job is completed', async () => {
    const tenant = await cachingTenant();
    const content = mark();
    await tenant.team.post('/api/jobs/create-and-call', { job_type: 'x', messages: say(content) });
    for (let round = 0; round < 15; round += 1) {
      const jobId = await openJob(tenant);
      const calls = Array.from({ length: 6 }, () => call(tenant, jobId, content));
      const [bill, ...answers] = await Promise.all([tenant.team.post(`/api/jobs/${jobId}/complete`), ...calls]);
      const served = answers.filter(({ status }) => status === 200);
      expect(answers.every(({ status, body }) => status === 200 || body.error.code === 'job_closed')).toBe(true);
      expect(bill?.status).toBe(200);
      const [row] = await query(
        stack.DATABASE_URL,
        `SELECT delivered_calls AS billed, (SELECT count(*)::int FROM model_calls WHERE job_id = j.id AND is_delivered) AS served
         FROM jobs j WHERE id = $1`,
        [jobId],
      );
      expect(row).toEqual({ billed: served.length, served: served.length });
    }
  });
});
