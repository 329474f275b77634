import { readFileSync } from 'node:fs';

const BYTES_PER_KB = 1_024;

/** Resident memory of a process now, in MB of 10⁶ bytes (Linux: VmRSS in proc(5)'s status). */
export function readResidentMb(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round((Number(kilobytes) * BYTES_PER_KB) / 1e6);
}
