import type pg from 'pg';
import type { Database } from '../client.ts';
import { inTransaction } from '../in-transaction.ts';

/** How many jobs may be open, of a team or of one of its keys. */
export type OpenJobLimit = { readonly of: 'team' | 'key'; readonly id: string; readonly most: number };

type Counted = { readonly teamId: string; readonly jobId: string };

const COUNTS = {
  team: `SELECT count(*)::int AS open FROM jobs WHERE team_id = $1 AND status IN ('pending', 'in_progress')`,
  key: 'SELECT count(*)::int AS open FROM jobs WHERE key_id = $1 AND completed_at IS NULL',
} as const;

/**
 * Writes a job unless as many as allowed are open: one team's jobs are written one after another, so that no two count the
 * same room. Answers the limit that is reached, or what `insert` did. A job that is there already counts for itself.
 */
export async function insertWithinLimits<T>(
  { pool }: Database,
  { teamId, jobId }: Counted,
  limits: readonly OpenJobLimit[],
  insert: (client: pg.Pool | pg.PoolClient) => Promise<T>,
): Promise<{ readonly inserted: T } | { readonly reached: OpenJobLimit }> {
  if (limits.length === 0) return { inserted: await insert(pool) };
  return inTransaction(pool, 'BEGIN', async (client) => {
    await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`open jobs of ${teamId}`]);
    const reached = (await isThere(client, jobId)) ? null : await firstReached(client, limits);
    return reached ? { reached } : { inserted: await insert(client) };
  });
}

async function isThere(client: pg.PoolClient, jobId: string): Promise<boolean> {
  const { rowCount } = await client.query('SELECT FROM jobs WHERE id = $1', [jobId]);
  return rowCount === 1;
}

async function firstReached(client: pg.PoolClient, limits: readonly OpenJobLimit[]): Promise<OpenJobLimit | null> {
  for (const limit of limits) {
    const { rows } = await client.query<{ open: number }>(COUNTS[limit.of], [limit.id]);
    if ((rows[0]?.open ?? 0) >= limit.most) return limit;
  }
  return null;
}
