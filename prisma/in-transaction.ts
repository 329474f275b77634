import type pg from 'pg';

/**
 * Does work in a transaction, on a connection of its own. One on which it failed is given up, which undoes the work: nobody
 * knows what such a connection is still at.
 */
export async function inTransaction<T>(
  pool: pg.Pool,
  begin: string,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let isWhole = false;
  try {
    await client.query(begin);
    const result = await work(client);
    await client.query('COMMIT');
    isWhole = true;
    return result;
  } finally {
    client.release(!isWhole);
  }
}
