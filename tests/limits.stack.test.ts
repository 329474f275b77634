import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { type Answer, operatorClient, teamClient } from './support/api-client.ts';
import { createTenant, type Tenant } from './support/create-tenant.ts';
import { openJob } from './support/job-client.ts';
import { untilProviderSees } from './support/provider-journal.ts';

const stack = inject('stack');
const operator = operatorClient(stack.API_URL, stack.MASTER_KEY);
const redis = new Redis(stack.REDIS_URL);
afterAll(() => redis.disconnect());

const mark = () => `mark-${randomBytes(8).toString('hex')}`;
const told = ({ status, body }: Answer) => [status, body.error?.code];
const call = ({ team }: Pick<Tenant, 'team'>, jobId: string, content: string, more: object = {}) =>
  team.post(`/api/jobs/${jobId}/llm-call`, { messages: [{ role: 'user', content }], ...more });
const limit = ({ teamId }: Tenant, limits: object) => operator.put(`/api/teams/${teamId}/limits`, limits);
const leases = ({ teamId }: Tenant) => redis.zcard(`leases:team:${teamId}`);

async function limitedTenant(limits: object): Promise<Tenant & { jobId: string }> {
  const tenant = await createTenant(stack);
  expect((await limit(tenant, limits)).body).toEqual({ team_id: tenant.teamId, limits });
  return { ...tenant, jobId: await openJob(tenant) };
}

describe('calls a minute', () => {
  it('429 at the one too many, with what is left and when there is more, as OpenAI tells it', async () => {
    const tenant = await limitedTenant({ requests_per_minute: 3 });
    const answers: Answer[] = [];
    for (let time = 0; time < 5; time += 1) answers.push(await call(tenant, tenant.jobId, 'hello'));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429]);
    const header = (name: string) => answers.map(({ headers }) => headers.get(`x-ratelimit-${name}-requests`));
    expect(header('limit')).toEqual(['3', '3', '3', '3', '3']);
    expect(header('remaining')).toEqual(['2', '1', '0', '0', '0']);
    for (const reset of header('reset')) expect(reset).toMatch(/^(\d+m)?\d+m?s$/);
    const { headers, body } = answers.at(-1) as Answer;
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(body.error.message).toMatch(/^This limit is reached: at most 3 calls a minute/);
    const { body: receipt } = await tenant.team.post(`/api/jobs/${tenant.jobId}/complete`);
    expect(receipt.costs.total_calls).toBe(3);
  });

  it('200 for a repeat of what was let in, however full the minute is', async () => {
    const tenant = await limitedTenant({ requests_per_minute: 2 });
    const messages = [{ role: 'user', content: 'hello' }];
    const inJob = (key: string) =>
      tenant.team.post(`/api/jobs/${tenant.jobId}/llm-call`, { messages }, { 'idempotency-key': key });
    const alone = (key: string) =>
      tenant.team.post('/api/jobs/create-and-call', { job_type: 'x', messages }, { 'idempotency-key': key });
    const [first, whole] = [await inJob('one'), await alone('two')];
    expect([first.status, whole.status]).toEqual([200, 200]);
    expect([(await inJob('three')).status, (await alone('four')).status]).toEqual([429, 429]);
    expect((await inJob('one')).body.call_id).toBe(first.body.call_id);
    expect((await alone('two')).body.job_id).toBe(whole.body.job_id);
  });

  it('count in /v1, streams and create-and-call too; an alias’s own limit counts its calls alone', async () => {
    const tenant = await createTenant(stack);
    await limit(tenant, { requests_per_minute: 100, aliases: { [tenant.alias]: { requests_per_minute: 3 } } });
    const messages = [{ role: 'user', content: 'hello' }];
    const chat = { model: tenant.alias, messages };
    const statuses = [
      (await tenant.team.post('/v1/chat/completions', chat)).status,
      (await tenant.team.post('/v1/embeddings', { model: tenant.alias, input: 'x' })).status,
      (await tenant.team.post('/api/jobs/create-and-call', { job_type: 'x', messages })).status,
    ];
    expect(statuses).toEqual([200, 200, 200]);
    const refused = await tenant.team.post('/v1/chat/completions', { ...chat, stream: true });
    expect(told(refused)).toEqual([429, 'rate_limited']);
    expect(refused.headers.get('x-ratelimit-limit-requests')).toBe('3');
  });

  it('count for a key by itself', async () => {
    const tenant = await createTenant(stack);
    const made = await operator.post(`/api/teams/${tenant.teamId}/keys`, {
      name: 'small',
      limits: { requests_per_minute: 1 },
    });
    const team = teamClient(stack.API_URL, made.body.virtual_key);
    const jobId = await openJob(tenant);
    expect((await call({ team }, jobId, 'hello')).status).toBe(200);
    expect((await call({ team }, jobId, 'hello')).status).toBe(429);
    expect((await call(tenant, jobId, 'hello')).status).toBe(200);
    const path = `/api/teams/${tenant.teamId}/keys/${made.body.key_id}`;
    expect((await operator.patch(path, { limits: {} })).body.limits).toEqual({});
    await expect.poll(async () => (await call({ team }, jobId, 'hello')).status, { timeout: 5_000 }).toBe(200);
  });
});

describe('tokens a minute', () => {
  it('are counted by an estimate and corrected by what was used', async () => {
    const tenant = await limitedTenant({ tokens_per_minute: 1_000 });
    const remaining = async (content: string, more: object = {}) =>
      Number((await call(tenant, tenant.jobId, content, more)).headers.get('x-ratelimit-remaining-tokens'));
    expect(await remaining('[[tokens 400]] a', { max_tokens: 500 })).toBeLessThan(700);
    const after = await remaining('[[tokens 5]] b', { max_tokens: 10 });
    expect(after).toBeGreaterThan(560);
    expect(after).toBeLessThan(600);
    const refused = await call(tenant, tenant.jobId, 'c'.repeat(1_600));
    expect(told(refused)).toEqual([429, 'rate_limited']);
    expect(refused.body.error.message).toMatch(/at most 1000 tokens a minute/);
    const never = await call(tenant, tenant.jobId, 'x'.repeat(8_000));
    expect(never.body.error.message).toMatch(/needs about 2300 tokens, and at most 1000 a minute/);
    expect((await call(tenant, tenant.jobId, 'd', { max_tokens: 100 })).status).toBe(200);
  });
});

describe('calls at the same time', () => {
  it('429 beyond the limit, and a place is free as soon as a call ends, however it ends', async () => {
    const tenant = await limitedTenant({ concurrent_calls: 2 });
    const content = mark();
    const slow = ['delay 1200', 'delay 1200'].map((wait) => call(tenant, tenant.jobId, `[[${wait}]] ${content}`));
    await expect.poll(() => leases(tenant)).toBe(2);
    const refused = await call(tenant, tenant.jobId, 'hello');
    expect(told(refused)).toEqual([429, 'rate_limited']);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect((await Promise.all(slow)).map(({ status }) => status)).toEqual([200, 200]);
    expect(await leases(tenant)).toBe(0);
    for (const ending of ['[[fail 400]]', 'hello'])
      await call(tenant, tenant.jobId, ending).then(() => expect.poll(() => leases(tenant)).toBe(0));
    const stopped = call(tenant, tenant.jobId, `[[hang]] ${content}`);
    await untilProviderSees(stack.DEMO_PROVIDER_URL, `[[hang]] ${content}`);
    expect(await leases(tenant)).toBe(1);
    await tenant.team.post(`/api/jobs/${tenant.jobId}/cancel`);
    expect(told(await stopped)).toEqual([409, 'call_cancelled']);
    await expect.poll(() => leases(tenant)).toBe(0);
  });

  it('never exceed the limit when 60 come at once', async () => {
    const tenant = await limitedTenant({ concurrent_calls: 5 });
    let most = 0;
    const watch = setInterval(() => void leases(tenant).then((count) => (most = Math.max(most, count))), 5);
    const answers = await Promise.all(Array.from({ length: 60 }, () => call(tenant, tenant.jobId, '[[delay 300]] x')));
    clearInterval(watch);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(5);
    expect(answers.every(({ status }) => status === 200 || status === 429)).toBe(true);
    expect(most).toBe(5);
    expect(await leases(tenant)).toBe(0);
  });

  it('wait their turn in a team that queues, first come first served, and are all answered', async () => {
    const tenant = await limitedTenant({ concurrent_calls: 2, when_reached: 'queue', queue_seconds: 60 });
    const begun = Date.now();
    const answers = await Promise.all(Array.from({ length: 8 }, () => call(tenant, tenant.jobId, '[[delay 400]] x')));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(Date.now() - begun).toBeGreaterThan(1_500);
    const only = await tenant.team.post('/api/jobs/create-and-call', {
      job_type: 'x',
      messages: [{ role: 'user', content: 'hello' }],
    });
    expect(only.status).toBe(200);
    expect(await leases(tenant)).toBe(0);
    const { body } = await tenant.team.post(`/api/jobs/${tenant.jobId}/complete`);
    expect(body.costs.successful_calls).toBe(8);
  });

  it('429 for who waited in the queue as long as it may, and a cancelled one leaves it', async () => {
    const tenant = await limitedTenant({ concurrent_calls: 1, when_reached: 'queue', queue_seconds: 1 });
    const content = mark();
    const first = call(tenant, tenant.jobId, `[[delay 4000]] ${content}`);
    await untilProviderSees(stack.DEMO_PROVIDER_URL, content);
    const refused = await call(tenant, tenant.jobId, 'hello');
    expect(told(refused)).toEqual([429, 'rate_limited']);
    expect(refused.body.error.message).toMatch(/at most 1 calls at the same time/);
    expect((await first).status).toBe(200);
    await limit(tenant, { concurrent_calls: 1, when_reached: 'queue', queue_seconds: 600 });
    await expect
      .poll(async () => (await tenant.team.get(`/api/teams/${tenant.teamId}/limits`)).body.limits.queue_seconds)
      .toBe(600);
    await new Promise((resolve) => setTimeout(resolve, 600));
    const other = mark();
    const running = call(tenant, tenant.jobId, `[[hang]] ${other}`);
    await untilProviderSees(stack.DEMO_PROVIDER_URL, other);
    const waiting = call(tenant, tenant.jobId, 'hello');
    await expect.poll(() => redis.zcard(`queue:team:${tenant.teamId}`)).toBe(1);
    await tenant.team.post(`/api/jobs/${tenant.jobId}/cancel`);
    expect([told(await waiting), told(await running)]).toEqual([
      [409, 'call_cancelled'],
      [409, 'call_cancelled'],
    ]);
    expect(await redis.zcard(`queue:team:${tenant.teamId}`)).toBe(0);
  });
});

describe('open jobs', () => {
  it('429 beyond the limit, exactly, when 30 are created at once; a repeat finds its job', async () => {
    const tenant = await createTenant(stack);
    await limit(tenant, { open_jobs: 4 });
    const create = (key: string) => tenant.team.post('/api/jobs/create', { job_type: 'x' }, { 'Idempotency-Key': key });
    const answers = await Promise.all(Array.from({ length: 30 }, (_, place) => create(`${tenant.teamId}-${place}`)));
    const opened = answers.flatMap(({ status }, place) => (status === 200 ? [place] : []));
    expect(opened).toHaveLength(4);
    const refused = answers.find(({ status }) => status !== 200) as Answer;
    expect(told(refused)).toEqual([429, 'rate_limited']);
    expect(refused.body.error.message).toMatch(/^This team may have 4 open jobs, and has them/);
    const [first = 0] = opened;
    expect((await create(`${tenant.teamId}-${first}`)).headers.get('idempotent-replayed')).toBe('true');
    await tenant.team.post(`/api/jobs/${answers[first]?.body.job_id}/complete`);
    expect((await create('another')).status).toBe(200);
    const messages = [{ role: 'user', content: 'hello' }];
    expect(told(await tenant.team.post('/api/jobs/create-and-call', { job_type: 'x', messages }))[0]).toBe(429);
  });
});

describe('limits', () => {
  it('are shown to operators and, without its weight, to the team; what is no limit is refused by name', async () => {
    const tenant = await createTenant(stack);
    await limit(tenant, { open_jobs: 2, fairness_weight: 3 });
    const path = `/api/teams/${tenant.teamId}/limits`;
    expect((await operator.get(path)).body.limits).toEqual({ open_jobs: 2, fairness_weight: 3 });
    expect((await tenant.team.get(path)).body.limits).toEqual({ open_jobs: 2 });
    const wrong = await limit(tenant, { requests_per_minute: 0, rpm: 5 });
    expect(wrong.body.error.message).toMatch(/^requests_per_minute: must be at least 1; rpm: is not known here/);
    const other = await createTenant(stack);
    expect(told(await other.team.get(path))).toEqual([404, 'not_found']);
  });
});
