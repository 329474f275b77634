import { kindOf } from '../../local/stop-order.ts';
import type { CpuMs } from './cpu.ts';

/** CPU of each kind of part: what worker and worker-2 took is the workers'. */
export function sumReplicas(cpuMs: CpuMs): CpuMs {
  const sums: Record<string, number> = {};
  for (const [name, milliseconds] of Object.entries(cpuMs)) {
    const kind = kindOf(name);
    sums[kind] = (sums[kind] ?? 0) + milliseconds;
  }
  return sums;
}
