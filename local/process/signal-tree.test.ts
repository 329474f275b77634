import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it, onTestFinished } from 'vitest';
import { signalTree } from './signal-tree.ts';

/** A process with a child in a group of its own, as Postgres has them; it prints the child's pid. */
const PARENT = `
  const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true });
  console.log(child.pid);
  setInterval(() => {}, 1000);`;

const isStopped = (pid: number): boolean =>
  execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).startsWith('T');

it('stops a process and what descends from it, also in other groups, and lets them go on', async () => {
  const parent = spawn(process.execPath, ['-e', PARENT], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [printed] = await once(parent.stdout, 'data');
  const pids = [parent.pid ?? 0, Number(String(printed))];
  onTestFinished(() => {
    for (const pid of pids) process.kill(pid, 'SIGKILL');
  });
  signalTree(pids[0] ?? 0, 'SIGSTOP');
  await expect.poll(() => pids.map(isStopped)).toEqual([true, true]);
  signalTree(pids[0] ?? 0, 'SIGCONT');
  await expect.poll(() => pids.map(isStopped)).toEqual([false, false]);
});
