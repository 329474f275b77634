import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { JobHistory } from './job-histories.ts';

const DIRECTORY = path.join(import.meta.dirname, 'histories');
const ENDING = '.json';

export const recordedNames = (): string[] =>
  readdirSync(DIRECTORY)
    .filter((file) => file.endsWith(ENDING))
    .map((file) => file.slice(0, -ENDING.length));

/** A workflow that went on in new histories has numbered ones. */
export const isRecorded = (name: string): boolean =>
  recordedNames().some((recorded) => recorded === name || recorded === `${name}-1`);

/** A history that a real server wrote, of a workflow that really ran. */
export const readRecorded = (name: string): JobHistory =>
  JSON.parse(readFileSync(path.join(DIRECTORY, name + ENDING), 'utf8'));

/** Keeps a history, without the names of the machine, the processes and the files it was recorded with. */
export function writeRecorded(name: string, history: JobHistory): void {
  const nameless = (key: string, value: unknown) => {
    if (key === 'stackTrace') return '';
    return isProcess(value) ? 'recorder' : value;
  };
  writeFileSync(path.join(DIRECTORY, name + ENDING), `${JSON.stringify(history, nameless, 2)}\n`);
}

/** The SDK names a process and its sticky queue by process id and host: `4711@host-jobs-…`. */
const isProcess = (value: unknown): boolean => typeof value === 'string' && /^\d+@/.test(value);
