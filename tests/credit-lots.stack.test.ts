import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import type { Answer } from './support/api-client.ts';
import { createTenant, type Tenant } from './support/create-tenant.ts';
import { completeJob, openJob } from './support/job-client.ts';
import { query } from './support/ledger.ts';

const stack = inject('stack');
const told = ({ status, body }: Answer) => [status, body.error?.code, body.error?.message];
const soon = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();

describe('lots of credits', () => {
  let tenant: Tenant;
  let credits: string;

  beforeEach(async () => {
    tenant = await createTenant(stack, { credits: 10 });
    credits = `/api/credits/teams/${tenant.teamId}`;
  });

  const post = (path: string, body: object, key: string = randomUUID()) =>
    tenant.operator.post(`${credits}/${path}`, body, { 'idempotency-key': key });
  const balance = async () => (await tenant.team.get(`${credits}/balance`)).body;
  const lots = async () => (await tenant.operator.get(`${credits}/lots`)).body.lots;
  const newest = async () => (await tenant.team.get(`${credits}/transactions?limit=1`)).body.transactions[0];

  it('begin with a team’s first allocation', async () => {
    expect(await lots()).toMatchObject([
      { source: 'purchase', priority: 100, expires_at: null, granted: 10, remaining: 10, payment_amount_usd: null },
    ]);
    expect(await newest()).toMatchObject({ transaction_type: 'allocation', credits_amount: 10, debt_after: 0 });
  });

  it('are used by priority, then soonest expiry, and a release goes back to the very lot', async () => {
    await post('add', { credits: 2, source: 'promotion', priority: 1 });
    await post('add', { credits: 3, expires_at: soon(3_600_000) });
    const used = async () => (await lots()).map(({ remaining, reserved, spent }: Lot) => [remaining, reserved, spent]);
    const first = await openJob(tenant);
    await openJob(tenant);
    await openJob(tenant);
    expect(await used()).toEqual([
      [0, 2, 0],
      [2, 1, 0],
      [10, 0, 0],
    ]);
    await tenant.team.post(`/api/jobs/${first}/cancel`);
    expect(await used()).toEqual([
      [1, 1, 0],
      [2, 1, 0],
      [10, 0, 0],
    ]);
    expect(await balance()).toMatchObject({ available: 13, reserved: 2, holding_jobs: 2 });
  });

  it('that were paid for say what was paid, to operators only', async () => {
    const paid = { credits: 500, payment_type: 'subscription', payment_amount_usd: 49.5 };
    expect((await post('replenish', paid)).body).toMatchObject({
      credits_added: 500,
      credits_remaining: 510,
      transaction: { reason: 'Subscription payment' },
    });
    await post('replenish', { credits: 5, payment_type: 'one_time', reason: 'Invoice 8' });
    expect((await lots()).map((lot: Lot) => [lot.source, lot.payment_amount_usd])).toEqual([
      ['purchase', null],
      ['subscription', 49.5],
      ['purchase', null],
    ]);
    const { body } = await tenant.team.get(`${credits}/lots?usable=true`);
    expect(body.total).toBe(3);
    expect(JSON.stringify(body)).not.toContain('payment');
  });

  it('422: need sensible terms', async () => {
    expect(told(await post('add', { credits: 1, expires_at: '2020-01-01T00:00:00Z' }))[2]).toBe(
      'expires_at: must be in the future',
    );
    expect(told(await post('add', { credits: 1, priority: 0 }))[2]).toBe('priority: may not be less than 1');
    expect(told(await post('replenish', { credits: 1 }))[0]).toBe(422);
  });

  it('are taken back once for a key, and never more than is available', async () => {
    const key = randomUUID();
    const takeBack = () => post('adjust', { credits: 4, reason: 'Granted twice' }, key);
    const answers = [await takeBack(), await takeBack()];
    expect(answers[1]?.body).toEqual(answers[0]?.body);
    expect(answers[0]?.body).toMatchObject({
      credits_taken_back: 4,
      credits_remaining: 6,
      transaction: { transaction_type: 'adjustment', credits_amount: 4, credits_before: 10, reason: 'Granted twice' },
    });
    expect(await balance()).toMatchObject({ granted: 6, available: 6 });
    await openJob(tenant);
    expect(told(await post('adjust', { credits: 7, reason: 'All' }))).toEqual([
      409,
      'conflict',
      'credits: 7 cannot be taken back; 5 available, 1 held by 1 open job. Take back at most 5.',
    ]);
  });

  it('get a refund of a job back, whole or in parts, and no more than it was charged', async () => {
    const jobId = await completeJob(tenant);
    const refund = (body: object, key?: string) => post('refund', { job_id: jobId, reason: 'Sorry', ...body }, key);
    const key = randomUUID();
    expect((await refund({ credits: 0.25 }, key)).body).toMatchObject({
      job_id: jobId,
      credits_refunded: 0.25,
      credits_remaining: 9.25,
      transaction: { transaction_type: 'refund', credits_amount: 0.25, job_id: jobId },
    });
    expect((await refund({ credits: 0.25 }, key)).headers.get('idempotent-replayed')).toBe('true');
    expect(told(await refund({ credits: 0.8 }))).toEqual([
      409,
      'conflict',
      `credits: job ${jobId} was charged 1, 0.25 of it refunded. At most 0.75 can be refunded.`,
    ]);
    expect((await refund({})).body.credits_refunded).toBe(0.75);
    expect(told(await refund({}))[2]).toMatch(/At most 0 can be refunded/);
    expect(await balance()).toMatchObject({ available: 10, spent: 0 });
    expect(await lots()).toHaveLength(1);
  });

  it('404, 409: are refunded for closed jobs of the team only', async () => {
    const stranger = await createTenant(stack);
    const foreign = await completeJob(stranger);
    expect(told(await post('refund', { job_id: foreign, reason: 'x' })).slice(0, 2)).toEqual([404, 'not_found']);
    const open = await openJob(tenant);
    expect(told(await post('refund', { job_id: open, reason: 'x' }))[2]).toMatch(/is open and not charged yet/);
  });

  it('are gone when their time is past: at once for whoever asks, and by schedule for idle teams', async () => {
    await post('add', { credits: 5, expires_at: soon(700) });
    await sleep(800);
    expect(await balance()).toMatchObject({ granted: 15, available: 10, expired: 5 });
    expect(await newest()).toMatchObject({ transaction_type: 'expiry', credits_amount: 5, credits_after: 10 });

    await post('add', { credits: 3, expires_at: soon(300) });
    await sleep(400);
    const connection = await Connection.connect({ address: stack.TEMPORAL_ADDRESS });
    await new Client({ connection }).schedule.getHandle('expire-credits').trigger();
    await connection.close();
    const expired = async () => {
      const text = 'SELECT (expired / 1000000)::int AS expired FROM credit_accounts WHERE team_id = $1';
      return (await query(stack.DATABASE_URL, text, [tenant.teamId]))[0]?.['expired'];
    };
    await expect.poll(expired, { timeout: 20_000 }).toBe(8);
  });

  it('let a team owe up to its credit limit, and are used to repay first', async () => {
    const poor = await createTenant(stack, { credits: 0 });
    const path = `/api/credits/teams/${poor.teamId}`;
    expect((await poor.team.post('/api/jobs/create', { job_type: 'x' })).status).toBe(402);
    expect((await poor.operator.patch(`${path}/credit-limit`, { credit_limit: 2 })).body.credit_limit).toBe(2);
    expect((await poor.team.post(`${path}/check?credits_needed=2`)).body).toMatchObject({
      has_credits: true,
      credits_remaining: 0,
      credits_usable: 2,
    });
    await completeJob(poor);
    await openJob(poor);
    expect((await poor.team.get(`${path}/balance`)).body).toMatchObject({
      available: 0,
      debt: 2,
      spent: 1,
      reserved: 1,
    });
    expect((await poor.team.post('/api/jobs/create', { job_type: 'x' })).status).toBe(402);
    const { body } = await poor.operator.post(`${path}/add`, { credits: 5 });
    expect(body).toMatchObject({ credits_remaining: 3, transaction: { debt_after: 0 } });
    expect((await poor.operator.get(`${path}/lots`)).body.lots).toMatchObject([
      { granted: 5, remaining: 3, repaid: 2 },
    ]);
  });

  it('403: are changed by operators only', async () => {
    for (const path of ['add', 'replenish', 'adjust', 'refund', 'configure-auto-refill'])
      expect((await tenant.team.post(`${credits}/${path}`, {})).status).toBe(403);
    expect((await tenant.team.patch(`${credits}/credit-limit`, { credit_limit: 5 })).status).toBe(403);
  });
});

type Lot = {
  readonly source: string;
  readonly remaining: number;
  readonly reserved: number;
  readonly spent: number;
  readonly payment_amount_usd: number | null;
};
