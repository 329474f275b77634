import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import type { Database } from './database.ts';
import { PrismaClient } from './generated/client.ts';
import { createTransactions } from './transactions.ts';

export type { Database } from './database.ts';
export type OpenDatabase = Database & { close(): Promise<void> };

export type DatabaseOptions = {
  readonly url: string;
  readonly maxConnections: number;
  onError(error: Error): void;
  /** How long any statement may take; 10 seconds by default. */
  readonly statementMs?: number;
};

const CONNECT_TIMEOUT_MS = 3_000;
/** A server that has not answered by then is away, although its connection still stands. */
const STATEMENT_MS = 10_000;
/** A burst of changes waits its turn for a connection instead of failing after Prisma's own two seconds. */
const TRANSACTION_MS = 10_000;

/** Opens no connection yet. `onError` hears of idle connections that broke; the pool replaces them by itself. */
export function openDatabase({
  url,
  maxConnections,
  onError,
  statementMs = STATEMENT_MS,
}: DatabaseOptions): OpenDatabase {
  const pool = new pg.Pool({
    connectionString: url,
    max: maxConnections,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: statementMs,
    types: { getTypeParser: parserOf },
  });
  pool.on('error', onError);
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool),
    transactionOptions: { maxWait: TRANSACTION_MS, timeout: TRANSACTION_MS },
  });
  const { transaction, close: closeTransactions } = createTransactions({ pool, onError });
  return {
    pool,
    prisma,
    transaction,
    close: async () => {
      await closeTransactions();
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

/** Money is bigint columns, which `pg` would otherwise hand over as text. */
const parserOf = ((oid: number, format?: 'text' | 'binary') =>
  oid === pg.types.builtins.INT8
    ? BigInt
    : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser;
