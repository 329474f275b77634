import { Client, Connection } from '@temporalio/client';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Answer, Json } from './support/api-client.ts';
import { createTenant, type Tenant } from './support/create-tenant.ts';
import { query } from './support/ledger.ts';

const stack = inject('stack');
const told = ({ status, body }: Answer) => [status, body.error?.code, body.error?.message];
const says = (content: string) => ({ messages: [{ role: 'user', content }] });

describe('reconciliations', () => {
  let tenant: Tenant;
  let jobId: string;
  let from: string;

  beforeAll(async () => {
    tenant = await createTenant(stack);
    from = new Date(Date.now() - 1_000).toISOString();
    const { team, teamId, operator } = tenant;
    jobId = (await team.post('/api/jobs/create', { job_type: 'whole' })).body.job_id;
    await Promise.all(['one', 'two'].map((content) => team.post(`/api/jobs/${jobId}/llm-call`, says(content))));
    await team.post(`/api/jobs/${jobId}/llm-call`, says('[[fail 400]]'));
    await team.post(`/api/jobs/${jobId}/complete`);
    await operator.post(`/api/credits/teams/${teamId}/refund`, { job_id: jobId, credits: 0.5, reason: 'Test' });
    await team.post('/api/jobs/create-and-call', { job_type: 'one call', ...says('three') });
    const { body } = await team.post('/api/jobs/create', { job_type: 'dropped' });
    await team.post(`/api/jobs/${body.job_id}/cancel`);
  });

  const start = (to: string): Promise<Answer> => tenant.operator.post('/api/reconciliations', { from, to });

  /** Runs one up to now and waits for its end. */
  async function reconcile(to = new Date().toISOString()): Promise<Json> {
    const { body } = await start(to);
    const path = `/api/reconciliations/${body.reconciliation_id}?team_id=${tenant.teamId}`;
    const read = async () => (await tenant.operator.get(path)).body;
    await expect.poll(async () => (await read()).status, { timeout: 30_000 }).toBe('finished');
    return read();
  }

  it('200: find nothing to object to in what the product did', async () => {
    const run = await reconcile();
    expect(run).toMatchObject({ total: 0, residuals: [], started_at: expect.any(String) });
    expect(run.jobs).toBeGreaterThanOrEqual(3);
    expect(run.calls).toBeGreaterThanOrEqual(4);
    expect(run.credits_charged).toBeGreaterThanOrEqual(2);
    const { total, reconciliations } = (await tenant.operator.get('/api/reconciliations')).body;
    expect(total).toBeGreaterThanOrEqual(1);
    expect(reconciliations.map(({ reconciliation_id }: Json) => reconciliation_id)).toContain(run.reconciliation_id);
  });

  it('200: name what was damaged, until it is put right and the same span is asked for again', async () => {
    const to = new Date().toISOString();
    const change = (difference: number) =>
      query(stack.DATABASE_URL, 'UPDATE jobs SET cost_nano_usd = cost_nano_usd + $2 WHERE id = $1', [
        jobId,
        difference,
      ]);
    await change(1_000);
    const damaged = await reconcile(to);
    expect(damaged.residuals).toMatchObject([{ kind: 'job_cost', team_id: tenant.teamId, job_id: jobId, unit: 'usd' }]);
    const [{ expected, found }] = damaged.residuals;
    expect(found - expected).toBeCloseTo(0.000001, 9);
    await change(-1_000);
    const repaired = await reconcile(to);
    expect(repaired).toMatchObject({ reconciliation_id: damaged.reconciliation_id, total: 0 });
  });

  it('200: asked for many times at once, are one', async () => {
    const to = new Date().toISOString();
    const answers = await Promise.all(Array.from({ length: 5 }, () => start(to)));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.reconciliation_id}`)).size).toBe(1);
    expect((await reconcile(to)).total).toBe(0);
  });

  it('run by themselves every day, for the day before', async () => {
    const connection = await Connection.connect({ address: stack.TEMPORAL_ADDRESS });
    try {
      const schedule = new Client({ connection }).schedule.getHandle('reconcile');
      const { info } = await schedule.describe();
      const [next] = info.nextActionTimes;
      expect(next?.toISOString()).toMatch(/T00:20:00.000Z$/);
      await schedule.trigger();
      const midnight = new Date().setUTCHours(0, 0, 0, 0);
      const day = { to: new Date(midnight).toISOString(), from: new Date(midnight - 86_400_000).toISOString() };
      const runs = async () => (await tenant.operator.get('/api/reconciliations?limit=1000')).body.reconciliations;
      await expect
        .poll(runs, { timeout: 30_000 })
        .toContainEqual(expect.objectContaining({ ...day, status: 'finished' }));
    } finally {
      await connection.close();
    }
  });

  it('403, 404, 422: are for operators, about a span that is over', async () => {
    expect(told(await tenant.team.get('/api/reconciliations')).slice(0, 2)).toEqual([403, 'forbidden']);
    const unknown = '00000000-0000-4000-8000-000000000000';
    expect(told(await tenant.operator.get(`/api/reconciliations/${unknown}`)).slice(0, 2)).toEqual([404, 'not_found']);
    expect(told(await start('2020-01-01'))[2]).toBe('to: must be after from');
    expect(told(await start(new Date(Date.now() + 60_000).toISOString()))[2]).toMatch(/^to: must not be in the future/);
  });
});
