import { readdirSync, readFileSync } from 'node:fs';

const MS_PER_TICK = 10;

export type CpuMs = Readonly<Record<string, number>>;

/** CPU time so far of each named process and its unnamed children, in milliseconds (Linux: /proc; elsewhere none is known). */
export function readCpu(pids: ReadonlyMap<string, number>): CpuMs {
  const processes = readProcesses();
  const named = new Set(pids.values());
  const ticksOf = (pid: number): number => {
    const own = processes.get(pid)?.ticks ?? 0;
    const children = [...processes].filter(([child, { parent }]) => parent === pid && !named.has(child));
    return children.reduce((total, [child]) => total + ticksOf(child), own);
  };
  return Object.fromEntries([...pids].map(([name, pid]) => [name, ticksOf(pid) * MS_PER_TICK]));
}

export const cpuBetween = (before: CpuMs, after: CpuMs): CpuMs =>
  Object.fromEntries(Object.entries(after).map(([name, milliseconds]) => [name, milliseconds - (before[name] ?? 0)]));

/** Parent, and user + system ticks of the process with the children it has waited for: fields 4 and 14 to 17 of proc(5)'s stat. */
function readProcesses(): Map<number, { parent: number; ticks: number }> {
  const processes = new Map<number, { parent: number; ticks: number }>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const fields = stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .map(Number);
      const ticks = [11, 12, 13, 14].reduce((total, field) => total + (fields[field] ?? 0), 0);
      processes.set(Number(name), { parent: fields[1] ?? 0, ticks });
    } catch {
      // The process has ended since the directory was read.
    }
  }
  return processes;
}
