import { collectDefaultMetrics, Gauge, type Registry } from 'prom-client';
import type { Database } from '../../prisma/client.ts';
import { checkDependencies, type Dependencies } from '../check-dependencies.ts';

export type WatchedProcess = { readonly pool: Database['pool']; readonly dependencies: Dependencies };

/** Often enough to see a blocked event loop, and too seldom to be felt. */
const EVENT_LOOP_PRECISION_MS = 50;

/** Shows how a process fares (CPU, memory, event loop), its connections to Postgres, and which of its dependencies answer. */
export function watchProcess(registry: Registry, { pool, dependencies }: WatchedProcess): void {
  const registers = [registry];
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: EVENT_LOOP_PRECISION_MS });
  new Gauge({
    name: 'saas_database_connections',
    help: 'Connections to Postgres of this process',
    labelNames: ['state'],
    registers,
    collect() {
      this.set({ state: 'in_use' }, pool.totalCount - pool.idleCount);
      this.set({ state: 'idle' }, pool.idleCount);
    },
  });
  new Gauge({
    name: 'saas_database_waiting',
    help: 'Statements that wait for a connection to Postgres in this process',
    registers,
    collect() {
      this.set(pool.waitingCount);
    },
  });
  new Gauge({
    name: 'saas_dependency_up',
    help: 'Whether a part that this process needs answers (1) or not (0)',
    labelNames: ['dependency'],
    registers,
    async collect() {
      const states = Object.entries((await checkDependencies(dependencies)).dependencies);
      for (const [dependency, state] of states) this.set({ dependency }, state === 'up' ? 1 : 0);
    },
  });
}
