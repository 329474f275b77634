import { livingProcesses, type RecordedProcess, removePidFile } from './pid-file.ts';
import { processIdentity } from './process-identity.ts';
import { signalProcess } from './signal-process.ts';
import { waitUntil } from './wait-until.ts';

export const OWNER = 'owner';

/** Another living process uses the same data directory. */
export class DirectoryInUse extends Error {
  readonly pid: number;

  constructor(directory: string, pid: number) {
    super(`${directory} is in use by process ${pid}. Stop that one first (Ctrl-C in its terminal, or: kill ${pid}).`);
    this.pid = pid;
  }
}

/** Ends what an earlier owner of the directory left running when it was killed, and names it. */
export async function endLeftovers(dataDirectory: string, runDirectory: string): Promise<RecordedProcess[]> {
  const living = livingProcesses(runDirectory);
  const owner = living.find(({ name }) => name === OWNER);
  if (owner && owner.pid !== process.pid) throw new DirectoryInUse(dataDirectory, owner.pid);

  const leftovers = living.filter(({ name }) => name !== OWNER);
  await Promise.all(leftovers.map((leftover) => end(runDirectory, leftover)));
  return leftovers;
}

async function end(runDirectory: string, { name, pid, identity, stopSignal }: RecordedProcess): Promise<void> {
  const isGone = () => processIdentity(pid) !== identity;
  signalProcess(pid, stopSignal);
  if (!(await waitUntil(isGone, { withinMs: 5_000 }))) {
    signalProcess(pid, 'SIGKILL');
    await waitUntil(isGone, { withinMs: 5_000 });
  }
  removePidFile(runDirectory, name);
}
