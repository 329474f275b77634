import { Counter, type Registry } from 'prom-client';
import type { LimitKind } from '#domain/limits.ts';

type RefusalKind = LimitKind | 'open_jobs';

const kinds = ['requests', 'tokens', 'calls', 'open_jobs'] as const satisfies readonly RefusalKind[];

/** Counts what was refused because a limit of a team or key was reached, also after it had waited for its turn. */
export interface LimitMeter {
  refused(kind: RefusalKind): void;
}

export function createLimitMeter(registry: Registry): LimitMeter {
  const refusals = new Counter({
    name: 'saas_limit_refusals_total',
    help: 'Calls and jobs that were refused because a limit was reached',
    labelNames: ['kind'],
    registers: [registry],
  });
  for (const kind of kinds) refusals.inc({ kind }, 0);
  return { refused: (kind) => refusals.inc({ kind }) };
}
