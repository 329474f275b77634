import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Database } from './client.ts';
import { createOrganization } from './repositories/new-teams.ts';
import { createScratchDatabase, type ScratchDatabase } from './testing/scratch-database.ts';

describe('a transaction', () => {
  let db: ScratchDatabase;

  beforeAll(async () => {
    db = await createScratchDatabase(inject('stack').DATABASE_URL);
  });
  afterAll(() => db?.drop());

  const bare = { name: 'x', ownKeysOnly: false, metadata: {}, defaultTeam: null };
  const byPrisma = ({ prisma }: Database, id: string) => prisma.organization.create({ data: { id, name: 'x' } });
  const byPool = ({ pool }: Database, id: string) =>
    pool.query(`INSERT INTO organizations (id, name, updated_at) VALUES ($1, 'x', now())`, [id]);
  const inBatch = (tx: Database, id: string) => createOrganization(tx, { ...bare, organizationId: id });
  const nested = ({ prisma }: Database, id: string) =>
    prisma.$transaction(async (inner) => {
      await inner.organization.create({ data: { id, name: 'x' } });
    });
  const ways = { byPrisma, byPool, inBatch, nested };
  const stored = async (word: string) => {
    const rows = await db.prisma.organization.findMany({ where: { id: { startsWith: word } }, orderBy: { id: 'asc' } });
    return rows.map(({ id }) => id);
  };

  it('keeps what was written by every way', async () => {
    await db.transaction(async (tx) => {
      for (const [way, write] of Object.entries(ways)) await write(tx, `kept-${way}`);
      expect(await stored('kept')).toEqual([]);
    });
    expect(await stored('kept')).toEqual(['kept-byPool', 'kept-byPrisma', 'kept-inBatch', 'kept-nested']);
  });

  it('undoes what was written by every way when its work fails', async () => {
    const work = db.transaction(async (tx) => {
      for (const [way, write] of Object.entries(ways)) await write(tx, `undone-${way}`);
      await tx.transaction((inner) => byPool(inner, 'undone-inner'));
      throw new Error('No');
    });
    await expect(work).rejects.toThrow('No');
    expect(await stored('undone')).toEqual([]);
  });

  it.each(Object.entries(ways))('goes on after something in it that failed, without that: %s', async (way, write) => {
    await db.transaction(async (tx) => {
      await write(tx, `on-${way}-1`);
      await expect(write(tx, `on-${way}-1`)).rejects.toThrow();
      await write(tx, `on-${way}-2`);
    });
    expect(await stored(`on-${way}`)).toEqual([`on-${way}-1`, `on-${way}-2`]);
  });

  it('says so when a failure was left in it: nothing of it is stored', async () => {
    const work = db.transaction(async (tx) => {
      await byPool(tx, 'left-1');
      const client = await tx.pool.connect();
      await client.query('SELECT nothing').catch(() => undefined);
      client.release();
    });
    await expect(work).rejects.toThrow('failed unseen');
    expect(await stored('left')).toEqual([]);
  });

  it('refuses what comes after its end', async () => {
    let late: Database | undefined;
    await db.transaction(async (tx) => {
      late = tx;
    });
    await expect(late?.pool.query('SELECT 1')).rejects.toThrow('This transaction is over.');
    await expect(late?.prisma.organization.count()).rejects.toThrow('This transaction is over.');
  });

  it('takes statements that come at once in turn', async () => {
    const count = await db.transaction(async (tx) => {
      await Promise.all(
        Array.from({ length: 20 }, async (_, place) => Object.values(ways)[place % 4]?.(tx, `turn-${place}`)),
      );
      return tx.prisma.organization.count({ where: { id: { startsWith: 'turn-' } } });
    });
    expect([count, (await stored('turn-')).length]).toEqual([20, 20]);
  });

  it('does not mix with others at the same time', async () => {
    const run = (place: number) =>
      db.transaction(async (tx) => {
        await ways.inBatch(tx, `many-${place}-a`);
        await ways.byPool(tx, `many-${place}-b`);
        if (place % 2 === 1) throw new Error('odd');
      });
    await Promise.allSettled(Array.from({ length: 30 }, (_, place) => run(place)));
    const kept = await stored('many-');
    expect(kept).toHaveLength(30);
    expect(kept.every((id) => Number(id.split('-')[1]) % 2 === 0)).toBe(true);
  });

  it('fails whole when its connection breaks, and the next one has a new connection', async () => {
    const work = db.transaction(async (tx) => {
      await byPool(tx, 'broken-1');
      const { rows } = await tx.pool.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await db.pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
      await byPool(tx, 'broken-2');
    });
    await expect(work).rejects.toThrow();
    await db.transaction((tx) => byPool(tx, 'broken-3'));
    expect(await stored('broken')).toEqual(['broken-3']);
  });
});
