import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { routes } from '../api/routes/index.ts';
import { askAndLookBack, type Kind, promptFor, send, type WireAnswer, waysOf } from './secrecy/ask-everywhere.ts';
import { believable } from './secrecy/believable.ts';
import { findLeak, headersBeyond } from './secrecy/inspect-answer.ts';
import { providerChunks, providerCompletion, providerEmbeddings } from './secrecy/provider-completions.ts';
import { contentType, providerHeaders, strangeBody } from './secrecy/provider-errors.ts';
import { cut, type ScriptedAnswer } from './secrecy/scripted-litellm.ts';
import { leakIn } from './secrecy/secrets.ts';
import { createTenant, type Tenant } from './support/create-tenant.ts';
import { inLanes } from './support/in-lanes.ts';

const stack = inject('stack');
const SEED = 20261126;
const OWN_KEY = `own-${randomBytes(12).toString('hex')}`;
const ours = [
  stack.LITELLM_MASTER_KEY,
  stack.LITELLM_URL,
  stack.DEMO_PROVIDER_URL,
  OWN_KEY,
  'demo/',
  'demo-',
  'toolu_',
];
const LANES = 12;

const sample = <T>(arbitrary: fc.Arbitrary<T>, count: number): T[] =>
  fc.sample(arbitrary, { seed: SEED, numRuns: count });
const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 4 });
const json = { 'content-type': 'application/json' };

/** Two of three in a form that LiteLLM takes. */
const form = fc.constantFrom(believable, believable, (body: unknown) => body);

const frames = (chunks: readonly unknown[]): string =>
  `${chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`).join('')}data: [DONE]\n\n`;

const answers: Record<Kind, fc.Arbitrary<ScriptedAnswer>> = {
  whole: fc.tuple(providerCompletion, providerHeaders, places, form).map(([body, headers, at, as]) => ({
    status: 200,
    headers: { ...headers, ...json },
    pieces: cut(JSON.stringify(as(body)), at),
  })),
  stream: fc.tuple(providerChunks, providerHeaders, places, form).map(([chunks, headers, at, as]) => ({
    status: 200,
    headers: { ...headers, 'content-type': 'text/event-stream' },
    pieces: cut(frames(chunks.map(as)), at),
  })),
  embeddings: fc.tuple(providerEmbeddings, providerHeaders, places, form).map(([body, headers, at, as]) => ({
    status: 200,
    headers: { ...headers, ...json },
    pieces: cut(JSON.stringify(as(body)), at),
  })),
};

const failures: fc.Arbitrary<ScriptedAnswer> = fc
  .tuple(fc.integer({ min: 400, max: 599 }), contentType, strangeBody, providerHeaders, places)
  .map(([status, type, body, { 'retry-after': _, ...headers }, at]) => ({
    status,
    headers: { ...headers, 'content-type': type },
    pieces: cut(body, at),
  }));

function expectSecret(told: readonly WireAnswer[]): void {
  for (const answer of told) {
    expect(findLeak(answer, ours)).toBeNull();
    expect(headersBeyond(answer), answer.route).toEqual([]);
  }
}

/** Asks in every way of a kind in turn; answers with the statuses that came. */
async function askAll(tenants: readonly Tenant[], kind: Kind, scripts: readonly ScriptedAnswer[]): Promise<number[]> {
  const ways = waysOf(kind);
  return inLanes(scripts.length, LANES, async (place) => {
    const [tenant, way, script] = [tenants[place % tenants.length], ways[place % ways.length], scripts[place]];
    if (!tenant || !way || !script) throw new Error('There is nobody to ask');
    const told = await askAndLookBack(stack.API_URL, tenant, way, promptFor(script, `case ${place}`));
    expectSecret(told);
    return told[0]?.status ?? 0;
  });
}

describe('all that a team can read of calls whose provider says secrets everywhere', () => {
  let tenants: Tenant[];

  /** Of the operator's model, of one that stands in for another, and of a customer's own key. */
  beforeAll(async () => {
    tenants = await Promise.all([1, 2, 3].map(() => createTenant(stack, { credits: 10_000 })));
    const [, falling, own] = tenants as [Tenant, Tenant, Tenant];
    const change = { actual_model: 'demo/down', fallbacks: ['demo/fast'] };
    expect((await falling.operator.put(`/api/model-aliases/${falling.alias}`, change)).status).toBe(200);
    const credential = {
      organization_id: own.organizationId,
      provider: 'demo',
      protocol: 'openai',
      credential_name: 'Own',
      api_key: OWN_KEY,
      api_base: stack.DEMO_PROVIDER_URL,
    };
    expect((await own.operator.post('/api/provider-credentials/create', credential)).status).toBe(200);
  });

  it.each([
    ['whole', 80],
    ['stream', 80],
    ['embeddings', 20],
  ] as const)('holds none of them: %s replies', { timeout: 400_000 }, async (kind, count) => {
    const statuses = await askAll(tenants, kind, sample(answers[kind], count));
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(count / 4);
  });

  it('holds none of them: errors of every status', { timeout: 400_000 }, async () => {
    const scripts = sample(failures, 60).map((script, place) => ({ ...script, status: 400 + place * 3 }));
    const statuses = [
      ...(await askAll(tenants, 'whole', scripts.slice(0, 30))),
      ...(await askAll(tenants, 'stream', scripts.slice(30, 50))),
      ...(await askAll(tenants, 'embeddings', scripts.slice(50))),
    ];
    expect(new Set(statuses)).not.toContain(500);
  });

  it('operators read them all: in the details of errors and as the model that answered', async () => {
    const lists = await Promise.all(
      tenants.map(({ operator, teamId }) => operator.get(`/api/jobs/teams/${teamId}?page_size=100`)),
    );
    const jobs = lists.flatMap(({ body }) => body.jobs);
    const details = await inLanes(jobs.length, LANES, async (place) => {
      const { team_id: teamId, job_id: jobId } = jobs[place];
      return tenants[0]?.operator.get(`/api/jobs/teams/${teamId}/${jobId}`);
    });
    const calls = details.flatMap((answer) => answer?.body.calls ?? []);
    expect(calls.some(({ error_detail: detail }) => detail && leakIn(detail))).toBe(true);
    expect(new Set(calls.map(({ model_used: model }) => model))).toContain('demo/standard');
  });
});

describe('every answer to a team', () => {
  it('has headers of the allow-list alone, whatever the route and however it ends', async () => {
    const { key, teamId, team } = await createTenant(stack);
    const job = (await team.post('/api/jobs/create', { job_type: 'x' })).body.job_id;
    const values: Record<string, string> = { job_id: job, team_id: teamId, call_id: job };
    const open = routes.filter(({ access }) => access === 'team' || access === 'team_or_viewer');
    expect(open.length).toBeGreaterThan(20);
    for (const { method, path } of open) {
      const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => values[name] ?? 'other');
      const body = method === 'get' ? undefined : {};
      expectSecret([await send(stack.API_URL, key, method.toUpperCase(), filled, body)]);
    }
  });
});
