import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitUntil } from '../local/process/wait-until.ts';
import { startTestStack, type TestStack } from '../local/testing/start-test-stack.ts';
import { alertRules, dashboardExpressions } from './support/alert-rules.ts';
import { createTenant, type Tenant } from './support/create-tenant.ts';
import { inLanes } from './support/in-lanes.ts';
import { completeJob, openJob } from './support/job-client.ts';
import { query } from './support/ledger.ts';
import { modelSetup } from './support/model-setup.ts';
import { evaluate, metricsIn } from './support/promql.ts';
import { type Metrics, readMetrics, sumOf } from './support/read-metrics.ts';

const LONG_MS = 60_000;
/** What one process of the API reads from Postgres may be this old. */
const FRESH_MS = 6_000;
/** Prometheus itself says this of everything that it scrapes. */
const OF_PROMETHEUS = 'up';

let running: TestStack;
let tenant: Tenant;

beforeAll(async () => {
  running = await startTestStack({ name: 'metrics' });
  tenant = await createTenant(running.stack.environment);
});
afterAll(() => running?.stopAndRemove());

const environment = () => running.stack.environment;
const look = (): Promise<Metrics> => readMetrics(environment()['API_METRICS_URL'], environment()['WORKER_METRICS_URL']);
const lookAtApi = (): Promise<Metrics> => readMetrics(environment()['API_METRICS_URL']);
const stored = async (text: string): Promise<number> => {
  const [row] = await query<{ value: number }>(environment().DATABASE_URL, `SELECT (${text})::float8 AS value`);
  return row?.value ?? Number.NaN;
};
const change = (text: string) => query(environment().DATABASE_URL, text);
const call = (jobId: string, content: string, more: object = {}) =>
  tenant.team.post(`/api/jobs/${jobId}/llm-call`, { messages: [{ role: 'user', content }], ...more });
/** How the creation was answered. */
const createAndCancel = async (): Promise<number> => {
  const { status, body } = await tenant.team.post('/api/jobs/create', { job_type: 'x' });
  if (body.job_id) await tenant.team.post(`/api/jobs/${body.job_id}/cancel`);
  return status;
};
const isStorageShown = async () => (await lookAtApi()).samples.some(({ name }) => name === 'saas_open_jobs');
const fires = async (alert: string, metrics = lookAtApi): Promise<boolean> => {
  const { samples } = await metrics();
  return evaluate(alertRules.get(alert)?.expr ?? '', { now: samples, before: samples }).length > 0;
};

describe('the metrics', () => {
  it('raise none of the alerts when all is well', async () => {
    const judged = [...alertRules.values()].filter(({ expr }) => !/histogram_quantile|up\{/.test(expr));
    expect(judged.length).toBeGreaterThan(10);
    for (const { alert } of judged) expect([alert, await fires(alert, look)]).toEqual([alert, false]);
  });

  it('name no team, model or provider, and are not at the API’s own port', async () => {
    const { samples } = await look();
    const labels = JSON.stringify(samples.map((sample) => sample.labels));
    for (const name of [tenant.teamId, tenant.organizationId, tenant.alias, 'demo']) expect(labels).not.toContain(name);
    expect((await tenant.team.get('/metrics')).status).toBe(404);
    expect((await tenant.operator.get('/metrics')).status).toBe(404);
  });
});

describe('what was done is counted', () => {
  beforeAll(async () => {
    const models = modelSetup(tenant.operator);
    await models.createAlias('cached', { cache_ttl_seconds: 60 });
    await models.createGroup('cached', ['cached']);
    const { body } = await tenant.operator.get(`/api/teams/${tenant.teamId}`);
    await tenant.operator.put(`/api/teams/${tenant.teamId}/access-groups`, [
      ...body.access_groups,
      models.named('cached'),
    ]);
    const jobs = await Promise.all(Array.from({ length: 6 }, () => openJob(tenant)));
    await inLanes(24, 6, (place) => call(jobs[place % 6] ?? '', `question ${place}`));
    const cached = models.named('cached');
    const isCalled = async () => (await call(jobs[0] ?? '', 'again', { model: cached })).status === 200;
    expect(await waitUntil(isCalled, { withinMs: 5_000 })).toBe(true);
    await call(jobs[1] ?? '', 'again', { model: cached });
    await call(jobs[2] ?? '', '[[fail 400]]');
    await Promise.all(
      jobs.map((jobId, place) => tenant.team.post(`/api/jobs/${jobId}/${place === 5 ? 'cancel' : 'complete'}`)),
    );
    const poor = await createTenant(environment(), { credits: 0 });
    await poor.team.post('/api/jobs/create', { job_type: 'x' });
  });

  it('money to the last billionth, as it is in Postgres', async () => {
    const metrics = await look();
    const closed = `FROM jobs WHERE completed_at IS NOT NULL`;
    const price = `charged_micro_credits * credit_value_nano_usd / 1000000`;
    const margins = `(SELECT ${price} - cost_nano_usd AS margin ${closed}) m`;
    expect({
      credits: sumOf(metrics, 'saas_settled_credits_total'),
      price: sumOf(metrics, 'saas_settled_price_usd_total'),
      cost: sumOf(metrics, 'saas_settled_cost_usd_total'),
      gain: sumOf(metrics, 'saas_margin_gain_usd_total'),
      loss: sumOf(metrics, 'saas_margin_loss_usd_total'),
      calls: sumOf(metrics, 'saas_call_cost_usd_total'),
    }).toEqual({
      credits: await stored(`SELECT sum(charged_micro_credits) / 1e6 ${closed}`),
      price: await stored(`SELECT sum(${price}) / 1e9 ${closed}`),
      cost: await stored(`SELECT sum(cost_nano_usd) / 1e9 ${closed}`),
      gain: await stored(`SELECT coalesce(sum(margin) FILTER (WHERE margin > 0), 0) / 1e9 FROM ${margins}`),
      loss: await stored(`SELECT coalesce(-sum(margin) FILTER (WHERE margin < 0), 0) / 1e9 FROM ${margins}`),
      calls: await stored('SELECT sum(cost_nano_usd) / 1e9 FROM model_calls'),
    });
    expect(sumOf(metrics, 'saas_settled_cost_usd_total')).toBeGreaterThan(0);
  });

  it('calls, tokens, errors and the cache', async () => {
    const metrics = await look();
    const calls = (labels: Record<string, string>) => sumOf(metrics, 'saas_calls_total', labels);
    expect(calls({ kind: 'chat', outcome: 'succeeded', cached: 'false' })).toBe(25);
    expect(calls({ kind: 'chat', outcome: 'succeeded', cached: 'true' })).toBe(1);
    expect(calls({ kind: 'chat', outcome: 'failed' })).toBe(1);
    expect(sumOf(metrics, 'saas_call_errors_total', { code: 'request_rejected' })).toBe(1);
    expect(sumOf(metrics, 'saas_call_duration_seconds_count', { kind: 'chat' })).toBe(25);
    expect(sumOf(metrics, 'saas_cache_lookups_total', { result: 'hit' })).toBe(1);
    expect(sumOf(metrics, 'saas_cache_lookups_total', { result: 'miss' })).toBe(1);
    for (const type of ['prompt', 'completion'])
      expect(sumOf(metrics, 'saas_tokens_total', { type })).toBe(
        await stored(`SELECT sum(${type}_tokens) FROM model_calls WHERE cache IS DISTINCT FROM 'hit'`),
      );
  });

  it('jobs by how they closed, and how many went to the database together', async () => {
    const metrics = await look();
    const jobs = (outcome: string) => sumOf(metrics, 'saas_jobs_total', { outcome });
    expect([jobs('completed'), jobs('cancelled'), jobs('refused')]).toEqual([5, 1, 1]);
    const grouped = (operation: string) => sumOf(metrics, 'saas_group_commit_size_sum', { operation });
    expect([grouped('hold'), grouped('settle')]).toEqual([7, 6]);
  });

  it('requests under the template of their route', async () => {
    const metrics = await look();
    const requests = { route: '/api/jobs/:job_id/llm-call', method: 'POST' };
    expect(sumOf(metrics, 'saas_http_request_duration_seconds_count', { ...requests, status: '200' })).toBe(26);
    expect(sumOf(metrics, 'saas_http_request_duration_seconds_count', { ...requests, status: '422' })).toBe(1);
    expect(JSON.stringify(metrics.samples.map(({ labels }) => labels))).not.toContain(tenant.teamId);
  });

  it('refusals by limits', async () => {
    await tenant.operator.put(`/api/teams/${tenant.teamId}/limits`, { open_jobs: 1, requests_per_minute: 1 });
    const jobId = await openJob(tenant);
    await expect.poll(createAndCancel, { interval: 300 }).toBe(429);
    await expect.poll(async () => (await call(jobId, 'too often')).status, { interval: 300 }).toBe(429);
    const metrics = await look();
    expect(sumOf(metrics, 'saas_limit_refusals_total', { kind: 'open_jobs' })).toBeGreaterThan(0);
    expect(sumOf(metrics, 'saas_limit_refusals_total', { kind: 'requests' })).toBeGreaterThan(0);
    await tenant.operator.put(`/api/teams/${tenant.teamId}/limits`, {});
    await expect.poll(async () => (await call(jobId, 'no limit')).status, { interval: 300 }).toBe(200);
    await tenant.team.post(`/api/jobs/${jobId}/cancel`);
  });

  it('everything that the example alerts and dashboard read', async () => {
    const { names } = await look();
    const expressions = [
      ...[...alertRules.values()].map(({ expr }) => expr),
      ...dashboardExpressions.map(({ expression }) => expression),
    ];
    const read = new Set(expressions.flatMap(metricsIn));
    expect([...read].filter((name) => !names.has(name) && name !== OF_PROMETHEUS)).toEqual([]);
  });

  it('how long tasks lie in Temporal’s queue', async () => {
    const { samples } = await look();
    const latency = samples.filter(({ name }) => name === 'temporal_activity_schedule_to_start_latency_seconds_count');
    expect(latency.reduce((total, { value }) => total + value, 0)).toBeGreaterThanOrEqual(26);
  });
});

describe('an alert fires', () => {
  const soon = { timeout: LONG_MS, interval: 1_000 };

  it('LedgerBehind and the hold’s figures, when a job is open beyond its deadline', async () => {
    const jobId = await openJob(tenant);
    await change(`UPDATE jobs SET deadline_at = now() - interval '10 minutes' WHERE id = '${jobId}'`);
    await expect.poll(() => fires('LedgerBehind'), soon).toBe(true);
    const metrics = await lookAtApi();
    const figures = ['saas_overdue_jobs', 'saas_open_jobs', 'saas_open_holds', 'saas_held_credits'];
    expect(figures.map((name) => sumOf(metrics, name))).toEqual([1, 1, 1, 1]);
    await tenant.team.post(`/api/jobs/${jobId}/cancel`);
    await expect.poll(() => fires('LedgerBehind'), { ...soon, timeout: FRESH_MS + 4_000 }).toBe(false);
  });

  it('UnpricedCalls, when nobody knows what a call cost', async () => {
    const jobId = await completeJob(tenant);
    await change(`
      INSERT INTO model_calls (id, job_id, team_id, alias, request, request_hash, status, reply, cost_source, finished_at, latency_ms)
      VALUES (gen_random_uuid(), '${jobId}', '${tenant.teamId}', 'x', '{}', '', 'succeeded', '{}', 'unpriced', now(), 1)`);
    await expect.poll(() => fires('UnpricedCalls'), soon).toBe(true);
    await change(`DELETE FROM model_calls WHERE cost_source = 'unpriced'`);
  });

  it('QueueWaits, when no worker runs; and calls under way grow old', async () => {
    const jobId = await openJob(tenant);
    await running.stack.part('worker').kill('SIGKILL');
    const answer = call(jobId, 'is anybody there?');
    await expect.poll(() => fires('QueueWaits'), soon).toBe(true);
    const metrics = await lookAtApi();
    expect(sumOf(metrics, 'saas_calls_under_way')).toBe(1);
    expect(sumOf(metrics, 'saas_oldest_call_seconds')).toBeGreaterThan(5);
    await running.stack.part('worker').start();
    expect((await answer).status).toBe(200);
    await expect.poll(() => fires('QueueWaits'), soon).toBe(false);
    await tenant.team.post(`/api/jobs/${jobId}/complete`);
  });

  it.each([
    ['valkey', 'redis'],
    ['temporal', 'temporal'],
    ['postgres', 'postgres'],
  ])('DependencyDown, when %s is away; and the metrics are still there', async (part, dependency) => {
    await running.stack.part(part).kill('SIGKILL');
    await expect.poll(() => fires('DependencyDown'), soon).toBe(true);
    const metrics = await lookAtApi();
    expect(sumOf(metrics, 'saas_dependency_up', { dependency })).toBe(0);
    if (part === 'postgres') await expect.poll(isStorageShown, soon).toBe(false);
    await running.stack.part(part).start();
    await expect.poll(() => fires('DependencyDown'), soon).toBe(false);
  });
});
