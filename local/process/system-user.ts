import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export type SystemUser = { readonly uid: number; readonly gid: number };

/** The user to run a program as that refuses root: made when missing, and nobody special unless we are root. */
export async function systemUserFor(name: string): Promise<SystemUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const found = await lookUp(name);
  if (found) return found;
  await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name]);
  const made = await lookUp(name);
  if (!made) throw new Error(`Postgres does not run as root, and the user ${name} could not be made.`);
  return made;
}

/** The first folder on the way to a path that other users may not enter. */
export async function closedFolder(target: string): Promise<string | undefined> {
  let folder = path.resolve(target);
  while (folder !== path.dirname(folder)) {
    folder = path.dirname(folder);
    const { mode } = await stat(folder);
    if ((mode & 0o001) === 0) return folder;
  }
  return undefined;
}

async function lookUp(name: string): Promise<SystemUser | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}
