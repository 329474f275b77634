import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { type OpenDatabase, openDatabase } from '../client.ts';
import { migrate } from '../migrate.ts';

export type ScratchDatabase = OpenDatabase & { readonly url: string; readonly drop: () => Promise<void> };

/** A migrated database of its own on the server that `serverUrl` names, for one test file. */
export async function createScratchDatabase(serverUrl: string): Promise<ScratchDatabase> {
  const name = `scratch_${randomBytes(6).toString('hex')}`;
  await run(serverUrl, `CREATE DATABASE ${name}`);
  const url = new URL(`/${name}`, serverUrl).href;
  await migrate(url);
  const db = openDatabase({ url, maxConnections: 24, onError: () => undefined });
  const drop = async () => {
    await db.close();
    await run(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`);
  };
  return { ...db, url, drop };
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
