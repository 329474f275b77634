import path from 'node:path';
import pg from 'pg';
import type { PartDefinition } from '../process/part-definition.ts';
import { closedFolder, systemUserFor } from '../process/system-user.ts';
import type { StackContext } from '../stack-context.ts';
import { DATABASE, databaseUrl, PASSWORD, USER } from './postgres/database-url.ts';
import { initializeDatabase } from './postgres/initialize-database.ts';
import { type PostgresBinaries, postgresBinaries } from './postgres/postgres-binaries.ts';

const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=200',
  'shared_buffers=256MB',
  'max_wal_size=4GB',
];

/** A Postgres of our own, from the binaries of an npm package, with its data kept in the data directory. */
export function postgres({ ports, dataDirectory, environment }: StackContext): PartDefinition {
  const directory = path.join(dataDirectory, 'postgres');
  return {
    name: 'postgres',
    address: `127.0.0.1:${ports.postgres}`,
    ports: [{ port: ports.postgres, variable: 'POSTGRES_PORT' }],
    stopSignal: 'SIGINT',
    readyWithinMs: 120_000,
    async launch() {
      const binaries = await postgresBinaries();
      const user = await systemUserFor(USER);
      if (user) await assertReachable(directory, binaries);
      await initializeDatabase({ directory, binaries, userName: USER, password: PASSWORD, ...(user && { user }) });
      const settings = SETTINGS.flatMap((setting) => ['-c', setting]);
      return {
        command: binaries.postgres,
        parameters: ['-D', directory, '-p', String(ports.postgres), ...settings],
        environment,
        ...(user && { user }),
      };
    },
    isReady: () => answers(databaseUrl(ports.postgres, 'postgres')),
    afterStart: () => ensureDatabase(databaseUrl(ports.postgres, 'postgres')),
    isWorthRetrying: (log) => log.includes('shared memory block') || log.includes('lock file "postmaster.pid"'),
  };
}

async function assertReachable(directory: string, binaries: PostgresBinaries): Promise<void> {
  const closed = (await closedFolder(directory)) ?? (await closedFolder(binaries.postgres));
  if (!closed) return;
  throw new Error(
    `Postgres does not run as root, and the user ${USER} may not enter ${closed}. Run this as an ordinary user, or clone to a folder that everybody may enter, such as /opt.`,
  );
}

async function answers(url: string): Promise<boolean> {
  try {
    await withClient(url, (client) => client.query('SELECT 1'));
    return true;
  } catch {
    return false;
  }
}

async function ensureDatabase(url: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (!rowCount) await client.query(`CREATE DATABASE ${DATABASE}`);
  });
}

async function withClient(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}
