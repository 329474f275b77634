import { execFileSync } from 'node:child_process';
import { signalProcess } from './signal-process.ts';

/** Signals a process and then all that descend from it, also those that have left its group, as Postgres's do. */
export function signalTree(pid: number, signal: 'SIGSTOP' | 'SIGCONT'): void {
  signalProcess(pid, signal);
  for (const descendant of descendantsOf(pid)) signalProcess(descendant, signal);
}

function descendantsOf(pid: number): number[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  const processes = lines.map((line) => line.trim().split(/\s+/).map(Number));
  const found: number[] = [];
  for (let parents = [pid]; parents.length > 0; ) {
    const generation = processes.filter(([, parent]) => parents.includes(parent ?? 0));
    parents = generation.map(([child]) => child ?? 0);
    found.push(...parents);
  }
  return found;
}
