import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { DirectoryInUse, endLeftovers } from '../process/end-leftovers.ts';

const YOUNG_MS = 60_000;

/** Ends and removes the stacks of test runs that were killed. */
export async function removeAbandonedStacks(directory: string): Promise<void> {
  const names = await readdir(directory).catch(() => []);
  await Promise.all(names.map((name) => removeIfAbandoned(path.join(directory, name))));
}

async function removeIfAbandoned(dataDirectory: string): Promise<void> {
  try {
    const { birthtimeMs } = await stat(dataDirectory);
    if (Date.now() - birthtimeMs < YOUNG_MS) return;
    await endLeftovers(dataDirectory, path.join(dataDirectory, 'run'));
    await rm(dataDirectory, { recursive: true, force: true });
  } catch (error) {
    const isGoneAlready = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!(error instanceof DirectoryInUse) && !isGoneAlready) throw error;
  }
}
