import type { Database } from './client.ts';

const PATIENCE_MS = 2_000;

/** Rejects unless the database answers soon and its tables are there. */
export async function pingDatabase({ pool }: Database): Promise<void> {
  const impatient = { text: 'SELECT FROM jobs LIMIT 0', query_timeout: PATIENCE_MS };
  await pool.query(impatient);
}
