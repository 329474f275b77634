import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import type { Database } from './database.ts';
import { PrismaClient } from './generated/client.ts';
import { TransactionPool } from './transaction-pool.ts';

type Place = { readonly pool: TransactionPool; readonly prisma: PrismaClient };

export type TransactionsOptions = { readonly pool: pg.Pool; onError(error: Error): void };

/** Runs work in transactions that both ways of the database write in. A place is used again: it costs megabytes to make. */
export function createTransactions({ pool, onError }: TransactionsOptions) {
  const free: Place[] = [];

  return {
    async transaction<T>(work: (db: Database) => Promise<T>): Promise<T> {
      const connection = await pool.connect();
      connection.on('error', onError);
      const place = free.pop() ?? createPlace();
      let broken: Error | undefined;
      try {
        return await runIn(place, connection, work);
      } catch (error) {
        await connection.query('ROLLBACK').catch((failure: Error) => {
          broken = failure;
        });
        throw error;
      } finally {
        connection.removeListener('error', onError);
        connection.release(broken);
        free.push(place);
      }
    },

    async close(): Promise<void> {
      await Promise.all(free.map(({ prisma }) => prisma.$disconnect()));
    },
  };
}

function createPlace(): Place {
  const pool = new TransactionPool();
  return { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }) };
}

async function runIn<T>(place: Place, connection: pg.PoolClient, work: (db: Database) => Promise<T>): Promise<T> {
  const inside: Database = { ...place, transaction: (nested) => nested(inside) };
  await connection.query('BEGIN');
  place.pool.open(connection);
  const result = await work(inside).finally(() => place.pool.close());
  const { command } = await connection.query('COMMIT');
  if (command !== 'COMMIT')
    throw new Error('A statement in the transaction failed unseen, so that all of it was undone');
  return result;
}
