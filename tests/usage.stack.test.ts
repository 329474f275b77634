import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openDatabase } from '../prisma/client.ts';
import { checkUsage } from '../prisma/repositories/usage-check.ts';
import type { Json } from './support/api-client.ts';
import { createTenant, type Tenant } from './support/create-tenant.ts';
import { query } from './support/ledger.ts';

const stack = inject('stack');
const says = (content: string, more: object = {}) => ({ messages: [{ role: 'user', content }], ...more });

/** Jobs of every kind, through the API alone; one after another, so that what is in the cache is known. */
async function playJobs({ team, operator, teamId, alias }: Tenant): Promise<string[]> {
  await operator.put(`/api/model-aliases/${alias}`, { cache_ttl_seconds: 600 });
  const run = async (jobType: string, contents: readonly string[], end: string, body: object = {}) => {
    const { job_id: jobId } = (await team.post('/api/jobs/create', { job_type: jobType })).body;
    for (const content of contents) await team.post(`/api/jobs/${jobId}/llm-call`, says(content));
    await team.post(`/api/jobs/${jobId}/${end}`, body);
    return jobId as string;
  };
  const unique = `about ${teamId}`;
  const jobs = [
    await run('analysis', [`one ${unique}`, `two ${unique}`], 'complete'),
    await run('analysis', [`one ${unique}`, `[[fail 400]] ${unique}`], 'complete'),
    await run('chat', [`three ${unique}`], 'complete', { status: 'failed', error_message: 'Test' }),
    await run('chat', [`four ${unique}`], 'cancel', { reason: 'Test' }),
    await run('quiet', [], 'complete'),
  ];
  await team.post('/api/jobs/create-and-call', { job_type: 'single', ...says(`five ${unique}`) });
  await team.post('/api/jobs/create', { job_type: 'open' });
  await operator.post(`/api/credits/teams/${teamId}/refund`, { job_id: jobs[0], credits: 0.25, reason: 'Test' });
  return jobs;
}

describe('usage', () => {
  const db = openDatabase({ url: stack.DATABASE_URL, maxConnections: 2, onError: () => undefined });
  let connection: Connection;
  let tenant: Tenant;

  beforeAll(async () => {
    connection = await Connection.connect({ address: stack.TEMPORAL_ADDRESS });
    tenant = await createTenant(stack);
    await playJobs(tenant);
  });
  afterAll(async () => {
    await connection?.close();
    await db.close();
  });

  const day = () => new Date().toISOString().slice(0, 10);
  const analytics = async (): Promise<Json> =>
    (await tenant.operator.get(`/api/jobs/organizations/${tenant.organizationId}/analytics?from=${day()}`)).body;

  it('200: of an organization is exactly what jobs and calls come to, right after they ended', async () => {
    const [jobs] = await query(
      stack.DATABASE_URL,
      `SELECT count(*)::int AS jobs_created, count(completed_at)::int AS jobs_closed,
              count(*) FILTER (WHERE status = 'completed')::int AS jobs_completed,
              count(*) FILTER (WHERE status = 'failed')::int AS jobs_failed,
              count(*) FILTER (WHERE status = 'cancelled')::int AS jobs_cancelled,
              sum(charged_micro_credits)::float8 / 1e6 AS credits_charged, sum(refunded_micro_credits)::float8 / 1e6 AS credits_refunded,
              sum(price_nano_usd)::float8 / 1e9 AS price_usd, sum(cost_nano_usd)::float8 / 1e9 AS cost_usd
       FROM jobs WHERE team_id = $1`,
      [tenant.teamId],
    );
    const [calls] = await query(
      stack.DATABASE_URL,
      `SELECT count(*)::int AS calls, count(*) FILTER (WHERE status = 'succeeded')::int AS successful_calls,
              count(*) FILTER (WHERE status = 'failed')::int AS failed_calls, count(*) FILTER (WHERE cache = 'hit')::int AS cached_calls,
              sum(coalesce(prompt_tokens, 0) + coalesce(completion_tokens, 0))::int AS total_tokens,
              sum(saved_cost_nano_usd)::float8 / 1e9 AS saved_usd
       FROM model_calls WHERE team_id = $1 AND status <> 'queued'`,
      [tenant.teamId],
    );
    const { total, days, teams, job_types: types } = await analytics();
    expect(total).toMatchObject({ ...jobs, ...calls });
    expect(total).toMatchObject({
      jobs_created: 7,
      jobs_closed: 6,
      jobs_cancelled: 1,
      cached_calls: 1,
      failed_calls: 1,
    });
    expect(total.saved_usd).toBeGreaterThan(0);
    expect(days.at(-1)).toMatchObject({ ...jobs, ...calls });
    expect(teams.map(({ key }: Json) => key)).toEqual([tenant.teamId]);
    const { key: _, ...team } = teams[0];
    expect(total).toMatchObject(team);
    expect(types.map(({ key }: Json) => key).sort()).toEqual(['analysis', 'chat', 'open', 'quiet', 'single']);
  });

  it('differs in nothing from all jobs and calls counted anew', async () => {
    const differences = (await checkUsage(db)).filter(({ teamId }) => teamId === tenant.teamId);
    expect(differences).toEqual([]);
  });

  it('is the same after a schedule has moved what changed into the sums', async () => {
    const before = await analytics();
    const waiting = 'SELECT count(*)::int AS count FROM usage_deltas WHERE team_id = $1';
    const left = async () => (await query<{ count: number }>(stack.DATABASE_URL, waiting, [tenant.teamId]))[0]?.count;
    await new Client({ connection }).schedule.getHandle('fold-usage').trigger();
    await expect.poll(left, { timeout: 30_000 }).toBe(0);
    expect(await analytics()).toEqual({ ...before, to: expect.any(String) });
  });

  it('200: of a period a team sees without cost, and of another team nothing', async () => {
    const path = `/api/teams/${tenant.teamId}/usage?period=${day()}`;
    const { status, body } = await tenant.team.get(path);
    expect(status).toBe(200);
    expect(body).toEqual({
      team_id: tenant.teamId,
      period: day(),
      summary: {
        total_jobs: 6,
        successful_jobs: 4,
        failed_jobs: 1,
        cancelled_jobs: 1,
        expired_jobs: 0,
        credits_used: 3.75,
        credits_charged: 4,
        credits_refunded: 0.25,
        avg_credits_per_job: 0.625,
        total_calls: 7,
        successful_calls: 6,
        failed_calls: 1,
      },
      job_types: {
        analysis: { count: 2, credits: 1.75 },
        chat: { count: 2, credits: 0 },
        quiet: { count: 1, credits: 1 },
        single: { count: 1, credits: 1 },
      },
    });
    const other = await createTenant(stack);
    expect((await other.team.get(path)).status).toBe(404);
    expect((await tenant.team.get(`/api/teams/${tenant.teamId}/usage?period=soon`)).status).toBe(422);
  });

  it('200: of an organization operators see with what it cost and brought in', async () => {
    const { body } = await tenant.operator.get(
      `/api/organizations/${tenant.organizationId}/usage?period=${day().slice(0, 7)}`,
    );
    expect(body.summary).toMatchObject({ total_jobs: 6, credits_used: 3.75, price_usd: expect.closeTo(0.375, 9) });
    expect(body.summary.margin_usd).toBeCloseTo(body.summary.price_usd - body.summary.total_cost_usd, 9);
    expect(body.teams).toEqual({ [tenant.teamId]: { count: 6, credits: 3.75 } });
    const stats = await tenant.operator.get(`/api/jobs/organizations/${tenant.organizationId}/stats`);
    expect(stats.body).toMatchObject({
      total_jobs: 7,
      completed_jobs: 4,
      in_progress_jobs: 1,
      total_teams: 1,
      total_llm_calls: 7,
      total_credits_used: 3.75,
      top_teams: [{ team_id: tenant.teamId, job_count: 7, credits_used: 3.75 }],
    });
    expect((await tenant.team.get(`/api/jobs/organizations/${tenant.organizationId}/stats`)).status).toBe(403);
    expect((await tenant.operator.get('/api/jobs/organizations/nobody/analytics')).status).toBe(404);
  });
});
