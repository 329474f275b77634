import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestStack, type TestStack } from '../local/testing/start-test-stack.ts';
import { createTenant, type Tenant } from './support/create-tenant.ts';
import { query } from './support/ledger.ts';

/** Periods of refills begin while parts are dead: each is granted once, when they are back. */
describe('an auto-refill, with parts killed', () => {
  let running: TestStack;
  let tenant: Tenant;
  let path: string;

  beforeAll(async () => {
    running = await startTestStack({
      name: 'refill-kills',
      parts: ['postgres', 'valkey', 'temporal', 'worker', 'api'],
    });
  });
  afterAll(() => running?.stopAndRemove());
  beforeEach(async () => {
    for (const part of running.stack.parts.values()) if (part.pid === undefined) await part.start();
    tenant = await createTenant(running.stack.environment, { credits: 0 });
    path = `/api/credits/teams/${tenant.teamId}`;
  });

  const part = (name: string) => running.stack.part(name);
  const granted = async () => (await tenant.team.get(`${path}/balance`)).body.granted;
  const soon = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();
  const daily = (more: object = {}) =>
    tenant.operator.post(`${path}/configure-auto-refill`, {
      enabled: true,
      refill_amount: 5,
      refill_period: 'daily',
      ...more,
    });
  const expectGranted = async (credits: number, ...keys: string[]) => {
    await expect.poll(granted, { timeout: 60_000 }).toBe(credits);
    const text = `SELECT idempotency_key AS key FROM credit_entries WHERE team_id = $1 ORDER BY id`;
    const rows = await query<{ key: string }>(running.stack.environment.DATABASE_URL, text, [tenant.teamId]);
    expect(rows.map(({ key }) => key)).toEqual(keys);
  };
  /** Lets time pass for the refill only: the first period began so many days ago. */
  const passDays = (days: number) =>
    query(
      running.stack.environment.DATABASE_URL,
      `UPDATE auto_refills SET anchor_at = anchor_at - $2 * interval '1 day', updated_at = updated_at - $2 * interval '1 day'
       WHERE team_id = $1`,
      [tenant.teamId, days],
    );

  it('comes when the worker that slept over its time is back', async () => {
    await daily({ anchor_at: soon(4_000) });
    await part('worker').kill('SIGKILL');
    await sleep(4_500);
    expect(await granted()).toBe(0);
    await part('worker').start();
    await expectGranted(5, 'refill:1:0');
  });

  it('comes within half a minute when its worker dies while it grants', async () => {
    const account = new pg.Client({ connectionString: running.stack.environment.DATABASE_URL });
    await account.connect();
    await account.query('BEGIN');
    await account.query('SELECT FROM credit_accounts WHERE team_id = $1 FOR UPDATE', [tenant.teamId]);
    await daily();
    const lose = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock'`;
    await expect.poll(async () => (await account.query('SELECT FROM pg_locks WHERE NOT granted')).rowCount).toBe(1);
    await part('worker').kill('SIGKILL');
    await account.query(lose);
    await account.end();
    await part('worker').start();
    await expect.poll(granted, { timeout: 40_000 }).toBe(5);
  });

  it('grants the periods that passed while Temporal and the worker were down', async () => {
    await daily({ anchor_at: soon(4_000) });
    await Promise.all([part('worker').kill('SIGKILL'), part('temporal').kill('SIGKILL')]);
    await passDays(2);
    await part('temporal').start();
    await part('worker').start();
    await expectGranted(15, 'refill:1:0', 'refill:1:1', 'refill:1:2');
  });

  it('503: is kept when Temporal is away, and the next maintenance starts it', async () => {
    await part('temporal').kill('SIGKILL');
    expect(await daily()).toMatchObject({ status: 503, body: { error: { code: 'engine_unavailable' } } });
    expect((await tenant.team.get(`${path}/auto-refill`)).body).toMatchObject({ enabled: true, last_refill_at: null });
    await part('temporal').start();
    const connection = await Connection.connect({ address: running.stack.environment.TEMPORAL_ADDRESS });
    await new Client({ connection }).schedule.getHandle('maintenance').trigger();
    await connection.close();
    await expectGranted(5, 'refill:1:0');
  });
});
