import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { SystemUser } from '../../process/system-user.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';

const run = promisify(execFile);

export type NewDatabase = {
  readonly directory: string;
  readonly binaries: PostgresBinaries;
  readonly userName: string;
  readonly password: string;
  readonly user?: SystemUser;
};

/** Makes the database files once; a half made set, left by a kill, is made anew. */
export async function initializeDatabase(database: NewDatabase): Promise<void> {
  const { directory, binaries, userName, user } = database;
  if (existsSync(path.join(directory, 'PG_VERSION'))) return;

  const unfinished = `${directory}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  if (user) await chown(unfinished, user.uid, user.gid);

  const folder = await mkdtemp(path.join(tmpdir(), 'postgres-password-'));
  try {
    const passwordFile = await writePassword(folder, database);
    const options = [`--pgdata=${unfinished}`, `--username=${userName}`, `--pwfile=${passwordFile}`];
    const fixed = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-sync'];
    await run(binaries.initdb, [...options, ...fixed], { ...user, cwd: folder });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  await rename(unfinished, directory);
}

async function writePassword(folder: string, { password, user }: NewDatabase): Promise<string> {
  const file = path.join(folder, 'password');
  await writeFile(file, password, { mode: 0o600 });
  if (user) await Promise.all([folder, file].map((entry) => chown(entry, user.uid, user.gid)));
  return file;
}
