import type pg from 'pg';
import type { PrismaClient } from './generated/client.ts';

/**
 * PostgreSQL, two ways over one pool: `prisma` for ordinary reads and writes, `pool` for the hot statements,
 * each of which is one prepared round trip.
 */
export type Database = {
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
  /** Runs work in one transaction: what it writes through the database it is given happens whole, or not at all when it throws. */
  transaction<T>(work: (db: Database) => Promise<T>): Promise<T>;
};
