import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** When the process was started, as the system tells it; undefined when it is gone. A reused pid has another answer. */
export function processIdentity(pid: number): string | undefined {
  return process.platform === 'linux' ? identityOnLinux(pid) : identityFromPs(pid);
}

function identityOnLinux(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

function identityFromPs(pid: number): string | undefined {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}
