import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { processIdentity } from './process-identity.ts';

const recordedProcess = z.object({
  name: z.string(),
  pid: z.number(),
  identity: z.string(),
  stopSignal: z.enum(['SIGTERM', 'SIGINT']),
});

export type RecordedProcess = z.infer<typeof recordedProcess>;

/** Remembers a running process, so that a later start can tell it from a stranger with the same pid. */
export function writePidFile(directory: string, running: Omit<RecordedProcess, 'identity'>): void {
  const identity = processIdentity(running.pid);
  if (!identity) return;
  mkdirSync(directory, { recursive: true });
  writeFileSync(fileOf(directory, running.name), JSON.stringify({ ...running, identity }));
}

export function removePidFile(directory: string, name: string): void {
  rmSync(fileOf(directory, name), { force: true });
}

/** The recorded processes that are still the same ones and still running. */
export function livingProcesses(directory: string): RecordedProcess[] {
  return pidFiles(directory)
    .map((file) => read(path.join(directory, file)))
    .filter((recorded) => recorded !== undefined)
    .filter(({ pid, identity }) => processIdentity(pid) === identity);
}

const fileOf = (directory: string, name: string) => path.join(directory, `${name}.pid.json`);

function pidFiles(directory: string): string[] {
  try {
    return readdirSync(directory).filter((file) => file.endsWith('.pid.json'));
  } catch {
    return [];
  }
}

function read(file: string): RecordedProcess | undefined {
  try {
    return recordedProcess.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
