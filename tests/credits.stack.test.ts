import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import type { Answer } from './support/api-client.ts';
import { createTenant, type Tenant } from './support/create-tenant.ts';
import { expectNothingHeld } from './support/ledger.ts';

const stack = inject('stack');
const told = ({ status, body }: Answer) => [status, body.error?.code, body.error?.message];

describe('credits', () => {
  let tenant: Tenant;
  let credits: string;

  beforeEach(async () => {
    tenant = await createTenant(stack, { credits: 10 });
    credits = `/api/credits/teams/${tenant.teamId}`;
  });

  const add = (body: object, key?: string) =>
    tenant.operator.post(`${credits}/add`, body, key === undefined ? {} : { 'idempotency-key': key });

  it('200: are shown to their team in today’s words and the older ones', async () => {
    expect((await tenant.team.get(`${credits}/balance`)).body).toEqual({
      team_id: tenant.teamId,
      organization_id: tenant.organizationId,
      credits_allocated: 10,
      credits_used: 0,
      credits_remaining: 10,
      granted: 10,
      available: 10,
      reserved: 0,
      spent: 0,
      expired: 0,
      debt: 0,
      credit_limit: 0,
      holding_jobs: 0,
    });
  });

  it('200: are added with a reason, to the millionth', async () => {
    const { body } = await add({ credits: 0.000001, reason: 'Invoice 7' });
    expect(body).toMatchObject({
      team_id: tenant.teamId,
      credits_added: 0.000001,
      credits_remaining: 10.000001,
      transaction: {
        transaction_type: 'allocation',
        credits_before: 10,
        credits_after: 10.000001,
        reason: 'Invoice 7',
      },
    });
    await expectNothingHeld(stack.DATABASE_URL, tenant.teamId);
  });

  it('200: are added once for an Idempotency-Key, however often and at the same time', async () => {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 8 }, () => add({ credits: 5 }, key)));
    for (const { status, body } of answers) expect([status, body]).toEqual([200, answers[0]?.body]);
    expect(answers.filter(({ headers }) => headers.get('idempotent-replayed') === 'true')).toHaveLength(7);

    await add({ credits: 1 });
    expect((await add({ credits: 5 }, key)).body).toEqual(answers[0]?.body);
    expect((await tenant.team.get(`${credits}/balance`)).body.available).toBe(16);
  });

  it('422: are not added when the Idempotency-Key was used for another grant', async () => {
    const key = randomUUID();
    await add({ credits: 5 }, key);
    for (const other of [{ credits: 6 }, { credits: 5, reason: 'Another' }, { credits: 5, priority: 7 }]) {
      expect(told(await add(other, key)).slice(0, 2)).toEqual([422, 'idempotency_conflict']);
    }
    expect((await tenant.team.get(`${credits}/balance`)).body.granted).toBe(15);
    const elsewhere = await createTenant(stack, { credits: 0 });
    const path = `/api/credits/teams/${elsewhere.teamId}/add`;
    expect((await elsewhere.operator.post(path, { credits: 6 }, { 'idempotency-key': key })).status).toBe(200);
  });

  it('422: must be more than 0, with at most 6 decimals', async () => {
    expect(told(await add({ credits: 0 }))[2]).toBe('credits: must be more than 0');
    expect(told(await add({ credits: -1 }))[2]).toBe('credits: may not be negative');
    expect(told(await add({ credits: 0.1 + 0.2 }))[2]).toBe('credits: may have at most 6 decimals; round it');
    expect(told(await add({ credits: '5' }))[2]).toBe('credits: must be a number, not a string');
    expect(told(await add({}))[2]).toBe('credits: is required');
    expect((await tenant.team.get(`${credits}/balance`)).body.granted).toBe(10);
  });

  it('200: lose nothing when 40 grants come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => add({ credits: 0.25 })));
    expect(new Set(answers.map(({ body }) => body.credits_remaining)).size).toBe(40);
    expect((await tenant.team.get(`${credits}/balance`)).body.available).toBe(20);
    await expectNothingHeld(stack.DATABASE_URL, tenant.teamId);
  });

  it('200: tell every movement, newest first, with the true total', async () => {
    const { body: completed } = await tenant.team.post('/api/jobs/create', { job_type: 'x' });
    await tenant.team.post(`/api/jobs/${completed.job_id}/complete`);
    const { body: cancelled } = await tenant.team.post('/api/jobs/create', { job_type: 'x' });
    await tenant.team.post(`/api/jobs/${cancelled.job_id}/cancel`);

    const { body } = await tenant.team.get(`${credits}/transactions`);
    type Row = { transaction_type: string; credits_amount: number; credits_after: number; job_id: string | null };
    expect(
      body.transactions.map((row: Row) => [row.transaction_type, row.credits_amount, row.credits_after, row.job_id]),
    ).toEqual([
      ['release', 1, 9, cancelled.job_id],
      ['hold', 1, 8, cancelled.job_id],
      ['deduction', 1, 9, completed.job_id],
      ['hold', 1, 9, completed.job_id],
      ['allocation', 10, 10, null],
    ]);
    const { body: page } = await tenant.operator.get(`${credits}/transactions?limit=2&offset=1`);
    expect(page).toEqual({
      team_id: tenant.teamId,
      total: 5,
      next_cursor: expect.any(String),
      transactions: body.transactions.slice(1, 3),
    });
  });

  it('200: can be asked for before work is planned', async () => {
    expect((await tenant.team.post(`${credits}/check?credits_needed=10`)).body).toEqual({
      team_id: tenant.teamId,
      has_credits: true,
      credits_needed: 10,
      credits_remaining: 10,
      credits_usable: 10,
    });
    expect((await tenant.team.post(`${credits}/check?credits_needed=10.5`)).body).toMatchObject({
      has_credits: false,
      error: expect.stringContaining('Needs 10.5 credits; 10 available'),
    });
    expect((await tenant.team.post(`${credits}/check`)).body).toMatchObject({ has_credits: true, credits_needed: 1 });
  });

  it('403, 404: are another team’s secret, and only operators add them', async () => {
    const other = await createTenant(stack);
    for (const answer of [
      await other.team.get(`${credits}/balance`),
      await other.team.get(`${credits}/transactions`),
      await other.team.post(`${credits}/check`),
    ]) {
      expect(told(answer)).toEqual([404, 'not_found', `There is no team "${tenant.teamId}".`]);
    }
    expect(told(await tenant.team.post(`${credits}/add`, { credits: 1_000 })).slice(0, 2)).toEqual([403, 'forbidden']);
  });
});
