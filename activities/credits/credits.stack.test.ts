import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { DEFAULT_PRIORITY } from '#domain/lots.ts';
import { microCredits } from '#domain/money.ts';
import { configureAutoRefill } from '../../prisma/repositories/auto-refills.ts';
import { grantCredits } from '../../prisma/repositories/grants.ts';
import { claimRecord, finishRecord } from '../../prisma/repositories/idempotency-records.ts';
import { createScratchDatabase, type ScratchDatabase } from '../../prisma/testing/scratch-database.ts';
import { readBalance, seedTeam } from '../../prisma/testing/seed-ledger.ts';
import { ensureRefills } from './ensure-refills.ts';
import { expireCredits } from './expire-credits.ts';
import { forgetOldAnswers } from './forget-old-answers.ts';
import { grantDueRefills } from './grant-due-refills.ts';

const DAY_MS = 86_400_000;
const amount = microCredits(5n);

describe('the upkeep of credits', () => {
  let db: ScratchDatabase;

  beforeAll(async () => {
    db = await createScratchDatabase(inject('stack').DATABASE_URL);
  });
  afterAll(() => db?.drop());

  /** A team that was refilled every month since the end of a January, and has got nothing yet. */
  const neglectedTeam = async (expiresWithPeriod: boolean): Promise<{ teamId: string; months: number }> => {
    const teamId = await seedTeam(db, 0n);
    const anchorAt = new Date(Date.UTC(new Date().getUTCFullYear() - 1, 0, 31, 12));
    await configureAutoRefill(db, { teamId, amount, period: 'monthly', anchorAt, expiresWithPeriod });
    await db.pool.query('UPDATE auto_refills SET updated_at = anchor_at WHERE team_id = $1', [teamId]);
    const now = new Date();
    const lastDay = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 0, 12));
    return { teamId, months: 13 + now.getUTCMonth() - (now < lastDay ? 1 : 0) };
  };
  const reasons = async (teamId: string) => {
    const entries = await db.prisma.creditEntry.findMany({ where: { teamId, kind: 'grant' }, orderBy: { id: 'asc' } });
    return entries.map(({ reason }) => reason?.slice(-24, -14));
  };

  it('grants every missed month once, however many workers look at once, on the last days of months', async () => {
    const { teamId, months } = await neglectedTeam(false);
    const looks = await Promise.all(Array.from({ length: 8 }, () => grantDueRefills({ db })({ teamId })));
    for (const nextInMs of looks) expect(nextInMs).toBeGreaterThan(0);
    expect(await readBalance(db, teamId)).toMatchObject({ granted: BigInt(months) * amount });
    const begins = await reasons(teamId);
    expect(begins).toHaveLength(months);
    expect(begins.slice(0, 4).map((begin) => begin?.slice(5))).toEqual([
      '01-31',
      expect.stringMatching(/02-2[89]/),
      '03-31',
      '04-30',
    ]);
    expect(await grantDueRefills({ db })({ teamId })).toBeLessThanOrEqual(31 * DAY_MS);
    expect(await reasons(teamId)).toEqual(begins);
  });

  it('shows missed months of credits that expire with their month as granted and expired', async () => {
    const { teamId, months } = await neglectedTeam(true);
    await grantDueRefills({ db })({ teamId });
    expect(await readBalance(db, teamId)).toMatchObject({
      granted: BigInt(months) * amount,
      available: amount,
      expired: BigInt(months - 1) * amount,
    });
  });

  it('refills nobody who is archived, or was never to be', async () => {
    const { teamId } = await neglectedTeam(false);
    await db.pool.query(`UPDATE teams SET status = 'archived' WHERE id = $1`, [teamId]);
    expect(await grantDueRefills({ db })({ teamId })).toBeNull();
    expect(await grantDueRefills({ db })({ teamId: await seedTeam(db, 0n) })).toBeNull();
    expect(await readBalance(db, teamId)).toMatchObject({ granted: 0n });
  });

  it('finds every team whose refill may be missing, some at a time', async () => {
    const teams = await Promise.all(Array.from({ length: 3 }, () => seedTeam(db, 0n)));
    const settings = { amount, period: 'daily', anchorAt: null, expiresWithPeriod: false } as const;
    for (const teamId of teams) await configureAutoRefill(db, { teamId, ...settings });
    const ensured: string[] = [];
    const refills = { ensure: async (teamId: string) => void ensured.push(teamId), reconfigure: async () => undefined };
    expect(await ensureRefills({ db, refills })({ after: '' })).toBeNull();
    expect(ensured).toEqual(expect.arrayContaining(teams));
  });

  it('expires lots of many teams, 200 at a time, and a repeat changes nothing', async () => {
    const teams = await Promise.all(Array.from({ length: 210 }, () => seedTeam(db, 1n)));
    const expiresAt = new Date(Date.now() - 1_000);
    await db.pool.query('UPDATE credit_lots SET expires_at = $2 WHERE team_id = ANY($1)', [teams, expiresAt]);
    await db.pool.query('UPDATE credit_accounts SET next_expiry_at = $2 WHERE team_id = ANY($1)', [teams, expiresAt]);
    expect(await expireCredits({ db })()).toEqual({ hasMore: true });
    expect(await Promise.all([expireCredits({ db })(), expireCredits({ db })()])).toContainEqual({ hasMore: false });
    for (const teamId of [teams[0], teams[209]])
      expect(await readBalance(db, teamId ?? '')).toMatchObject({ granted: 1n, available: 0n, expired: 1n });
    const entries = await db.prisma.creditEntry.count({ where: { teamId: { in: teams }, kind: 'expire' } });
    expect(entries).toBe(210);
  });

  it('forgets answers after 24 hours, and only then', async () => {
    const record = (name: string) => ({ scope: `upkeep ${name}`, keyHash: Buffer.from(name) });
    for (const name of ['old', 'new']) {
      await claimRecord(db, record(name), Buffer.from('same'));
      await finishRecord(db, record(name), { status: 200, reply: Buffer.from('{}') });
    }
    await db.pool.query(
      `UPDATE idempotency_records SET created_at = now() - interval '25 hours' WHERE scope = 'upkeep old'`,
    );
    expect(await forgetOldAnswers({ db })()).toEqual({ hasMore: false });
    const left = await db.prisma.idempotencyRecord.findMany({ where: { scope: { startsWith: 'upkeep' } } });
    expect(left.map(({ scope }) => scope)).toEqual(['upkeep new']);
  });

  it('lets the same key be used for something else after 24 hours', async () => {
    const record = { scope: 'upkeep day', keyHash: Buffer.from('key') };
    expect(await claimRecord(db, record, Buffer.from('one'))).toBe(true);
    expect(await claimRecord(db, record, Buffer.from('other'))).toBe(false);
    await db.pool.query(
      `UPDATE idempotency_records SET created_at = now() - interval '25 hours' WHERE scope = 'upkeep day'`,
    );
    expect(await claimRecord(db, record, Buffer.from('other'))).toBe(true);
  });

  it('grants once for a key, however many ask at once', async () => {
    const teamId = await seedTeam(db, 0n);
    const grant = { teamId, amount, source: 'promotion', priority: DEFAULT_PRIORITY, expiresAt: null } as const;
    const once = () => grantCredits(db, { ...grant, payment: null, reason: null, key: 'once' });
    const entries = await Promise.all(Array.from({ length: 8 }, once));
    expect(new Set(entries.map((entry) => entry?.entryId)).size).toBe(1);
    expect(await readBalance(db, teamId)).toMatchObject({ granted: amount });
  });
});
