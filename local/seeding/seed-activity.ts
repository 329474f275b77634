import type pg from 'pg';
import type { Database } from '../../prisma/client.ts';
import type { SeedPlan } from './seed-plan.ts';
import { writeJobs } from './write-jobs.ts';
import { writeLedger } from './write-ledger.ts';
import { writeTenants } from './write-tenants.ts';

export type SeedOptions = {
  /** Writes past all triggers and counts the usage anew at the end: much faster for very many jobs; needs a superuser. */
  readonly isBulk: boolean;
  readonly onProgress: (jobsWritten: number) => void;
};

export type Seeded = { readonly jobs: number; readonly calls: number };

const JOBS_AT_ONCE = 25_000;

/** Writes what a plan says, all of it or nothing. Null when it is there already. */
export async function seedActivity({ pool }: Database, plan: SeedPlan, options: SeedOptions): Promise<Seeded | null> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const seeded = (await isSeeded(client, plan)) ? null : await writeAll(client, plan, options);
    await client.query('COMMIT');
    return seeded;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

async function isSeeded(client: pg.PoolClient, { priceBookId }: SeedPlan): Promise<boolean> {
  await client.query(`SELECT pg_advisory_xact_lock(hashtext('seed'))`);
  const { rowCount } = await client.query('SELECT FROM price_books WHERE id = $1', [priceBookId]);
  return rowCount === 1;
}

async function writeAll(client: pg.PoolClient, plan: SeedPlan, { isBulk, onProgress }: SeedOptions): Promise<Seeded> {
  await writeTenants(client, plan);
  if (isBulk) await client.query(`SET LOCAL session_replication_role = replica; SET LOCAL work_mem = '256MB'`);
  for (let from = 1; from <= plan.jobs; from += JOBS_AT_ONCE) {
    const to = Math.min(plan.jobs, from + JOBS_AT_ONCE - 1);
    await writeJobs(client, plan, from, to);
    onProgress(to);
  }
  await writeLedger(client);
  if (isBulk) await client.query('ANALYZE model_calls');
  if (isBulk) await client.query('SELECT recount_usage()');
  const { rows } = await client.query<Seeded>(
    `SELECT count(*)::int AS jobs, sum(total_calls)::int AS calls FROM jobs WHERE team_id IN (SELECT team_id FROM seed_teams)`,
  );
  const [seeded] = rows;
  if (!seeded) throw new Error('PostgreSQL counted nothing');
  return seeded;
}
