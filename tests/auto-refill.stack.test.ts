import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { Answer } from './support/api-client.ts';
import { createTenant, type Tenant } from './support/create-tenant.ts';
import { query } from './support/ledger.ts';

const stack = inject('stack');
const told = ({ status, body }: Answer) => [status, body.error?.code, body.error?.message];
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const at = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();

describe('an auto-refill', () => {
  let connection: Connection;
  let temporal: Client;
  let tenant: Tenant;
  let path: string;

  beforeAll(async () => {
    connection = await Connection.connect({ address: stack.TEMPORAL_ADDRESS });
    temporal = new Client({ connection });
  });
  afterAll(() => connection?.close());
  beforeEach(async () => {
    tenant = await createTenant(stack, { credits: 0 });
    path = `/api/credits/teams/${tenant.teamId}`;
  });

  const configure = (body: object) => tenant.operator.post(`${path}/configure-auto-refill`, body);
  const daily = (more: object = {}) => configure({ enabled: true, refill_amount: 5, refill_period: 'daily', ...more });
  const shown = async () => (await tenant.team.get(`${path}/auto-refill`)).body;
  const granted = async () => (await tenant.team.get(`${path}/balance`)).body.granted;
  const workflow = () => temporal.workflow.getHandle(`refill-${tenant.teamId}`);
  const status = async () => (await workflow().describe()).status.name;

  /** What a long outage leaves: the clock has gone on, and nobody has looked at it. */
  const missSince = (configuredDaysAgo: number, anchorDaysAgo: number) =>
    query(
      stack.DATABASE_URL,
      `UPDATE auto_refills SET updated_at = now() - $2 * interval '1 day', anchor_at = now() - $3 * interval '1 day'
       WHERE team_id = $1`,
      [tenant.teamId, configuredDaysAgo, anchorDaysAgo],
    );
  const wake = () => workflow().signal('refillChanged');
  const keys = async () => {
    const text = `SELECT idempotency_key AS key FROM credit_entries WHERE team_id = $1 AND kind = 'grant' ORDER BY id`;
    return (await query<{ key: string }>(stack.DATABASE_URL, text, [tenant.teamId])).map(({ key }) => key);
  };

  it('grants the running period at once and says when the next comes', async () => {
    const { status: code, body } = await daily();
    expect([code, body]).toMatchObject([200, { enabled: true, refill_amount: 5, refill_period: 'daily' }]);
    await expect.poll(granted, { timeout: 20_000 }).toBe(5);
    const { last_refill_at: last, next_refill_at: next } = await shown();
    expect(Date.parse(next) - Date.parse(last)).toBe(DAY_MS);
    expect(last).toBe(body.anchor_at);
    const [entry] = (await tenant.team.get(`${path}/transactions`)).body.transactions;
    expect(entry).toMatchObject({ transaction_type: 'allocation', credits_amount: 5 });
    expect(entry.reason).toBe(`Refill (daily) for the period from ${last}`);
    expect((await tenant.team.get(`${path}/lots`)).body.lots[0]).toMatchObject({
      source: 'subscription',
      expires_at: null,
    });
  });

  it('waits for an anchor in the future, and comes then', async () => {
    const { body } = await daily({ anchor_at: at(2_500) });
    expect(body).toMatchObject({ last_refill_at: null, next_refill_at: body.anchor_at });
    expect(await granted()).toBe(0);
    await expect.poll(granted, { timeout: 20_000 }).toBe(5);
    expect(await keys()).toEqual(['refill:1:0']);
  });

  it('grants nothing for periods before it was configured', async () => {
    await daily({ anchor_at: at(-3 * DAY_MS - HOUR_MS) });
    await expect.poll(granted, { timeout: 20_000 }).toBe(5);
    expect(await keys()).toEqual(['refill:1:3']);
  });

  it('grants every period that was missed, once each, however often it is woken', async () => {
    await daily({ anchor_at: at(HOUR_MS), refill_amount: 2 });
    await workflow().terminate('Temporal has lost it');
    await missSince(2.3, 4.2);
    await temporal.schedule.getHandle('maintenance').trigger();
    await expect.poll(granted, { timeout: 30_000 }).toBe(8);
    await Promise.all([wake(), wake(), wake()]);
    expect(await keys()).toEqual(['refill:1:1', 'refill:1:2', 'refill:1:3', 'refill:1:4']);
    expect((await tenant.team.get(`${path}/transactions`)).body.total).toBe(4);
    expect(await status()).toBe('RUNNING');
  });

  it('changes its amount from the next period on, and begins anew with another clock', async () => {
    await daily();
    await expect.poll(granted, { timeout: 20_000 }).toBe(5);
    await daily({ refill_amount: 9 });
    await daily({ refill_amount: 9 });
    expect(await shown()).toMatchObject({ refill_amount: 9 });
    expect(await granted()).toBe(5);
    await configure({ enabled: true, refill_amount: 9, refill_period: 'weekly' });
    await expect.poll(granted, { timeout: 20_000 }).toBe(14);
    expect(await keys()).toEqual(['refill:1:0', 'refill:2:0']);
  });

  it('ends when it is turned off, and can be turned on again', async () => {
    await daily();
    await expect.poll(granted, { timeout: 20_000 }).toBe(5);
    expect((await configure({ enabled: false })).body).toMatchObject({ enabled: false, next_refill_at: null });
    await expect.poll(status, { timeout: 20_000 }).toBe('COMPLETED');
    await daily();
    await expect.poll(granted, { timeout: 20_000 }).toBe(10);
    expect(await status()).toBe('RUNNING');
  });

  it('expires with its period when it is told to', async () => {
    const { body } = await daily({ expires_with_period: true });
    await expect.poll(granted, { timeout: 20_000 }).toBe(5);
    const [lot] = (await tenant.team.get(`${path}/lots`)).body.lots;
    expect(lot.expires_at).toBe(new Date(Date.parse(body.anchor_at) + DAY_MS).toISOString());
  });

  it('422: needs an amount and a period', async () => {
    expect(told(await configure({ enabled: true }))[2]).toBe('refill_amount: is required; refill_period: is required');
    expect(told(await configure({}))[0]).toBe(422);
    expect((await tenant.team.get(`${path}/auto-refill`)).body).toMatchObject({ enabled: false, next_refill_at: null });
  });
});
