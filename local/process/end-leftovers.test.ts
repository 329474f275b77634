import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DirectoryInUse, endLeftovers, OWNER } from './end-leftovers.ts';
import { writePidFile } from './pid-file.ts';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'leftovers-'));
});
afterEach(() => rm(directory, { recursive: true }));

async function startSleeper() {
  const sleeper = spawn('sleep', ['60'], { detached: true, stdio: 'ignore' });
  await once(sleeper, 'spawn');
  return { sleeper, pid: sleeper.pid ?? 0 };
}

it('ends a part whose owner was killed', async () => {
  const { sleeper, pid } = await startSleeper();
  const ended = once(sleeper, 'exit');
  writePidFile(directory, { name: 'worker', pid, stopSignal: 'SIGTERM' });

  expect(await endLeftovers(directory, directory)).toMatchObject([{ name: 'worker', pid }]);
  expect(await ended).toEqual([null, 'SIGTERM']);
});

it('leaves a stranger alone who was given the same pid', async () => {
  const { sleeper, pid } = await startSleeper();
  writePidFile(directory, { name: 'worker', pid, stopSignal: 'SIGTERM' });
  const file = path.join(directory, 'worker.pid.json');
  await writeFile(file, JSON.stringify({ ...JSON.parse(await readFile(file, 'utf8')), identity: 'another time' }));

  expect(await endLeftovers(directory, directory)).toEqual([]);
  expect(sleeper.exitCode).toBeNull();
  sleeper.kill('SIGKILL');
});

it('refuses a directory whose owner lives', async () => {
  const { sleeper, pid } = await startSleeper();
  writePidFile(directory, { name: OWNER, pid, stopSignal: 'SIGTERM' });

  await expect(endLeftovers(directory, directory)).rejects.toThrow(DirectoryInUse);
  expect(sleeper.exitCode).toBeNull();
  sleeper.kill('SIGKILL');
});
