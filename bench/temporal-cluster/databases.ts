import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { PASSWORD, USER } from '../../local/parts/postgres/database-url.ts';
import { binaries } from './server-build.ts';

const run = promisify(execFile);

/** Temporal's databases, and the name by which its tool knows the schema of each. */
export const DATABASES = {
  main: { name: 'temporal', schema: 'postgresql/v12/temporal' },
  visibility: { name: 'temporal_visibility', schema: 'postgresql/v12/visibility' },
} as const;

/** Makes Temporal's databases in a Postgres of this machine that has none yet. */
export async function createDatabases(postgresPort: number): Promise<void> {
  await Promise.all(Object.values(DATABASES).map(({ name, schema }) => createDatabase(postgresPort, name, schema)));
}

async function createDatabase(port: number, name: string, schema: string): Promise<void> {
  const address = ['--endpoint', '127.0.0.1', '--port', String(port), '--user', USER, '--password', PASSWORD];
  const tool = (...command: string[]) =>
    run(binaries.sql, ['--plugin', 'postgres12', ...address, '--database', name, ...command]);
  await tool('create-database');
  await tool('setup-schema', '--version', '0.0');
  await tool('update-schema', '--schema-name', schema);
}
