import type { Database } from '../client.ts';

/** Moves changes into the sums of hours and days, at most this many, and answers how many. Nobody sees any difference in the figures. */
export async function foldUsage({ pool }: Database, limit: number): Promise<number> {
  const { rows } = await pool.query<{ folded: number }>('SELECT fold_usage($1) AS folded', [limit]);
  return rows[0]?.folded ?? 0;
}
