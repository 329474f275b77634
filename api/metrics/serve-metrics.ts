import type { Server } from 'node:http';
import type { Registry } from 'prom-client';
import type { Database } from '../../prisma/client.ts';
import { checkDependencies } from '../../temporal/check-dependencies.ts';
import { startHealthServer } from '../../temporal/health-server.ts';
import { watchProcess } from '../../temporal/telemetry/watch-process.ts';
import { type WatchedQueues, watchQueues } from '../../temporal/telemetry/watch-queues.ts';
import type { Services } from '../services.ts';
import { watchOperations } from './watch-operations.ts';

export type MetricsServerOptions = {
  readonly host: string;
  readonly port: number;
  readonly registry: Registry;
  readonly db: Database;
  readonly engine: WatchedQueues;
  readonly health: Services['health'];
};

/** Serves an API process's metrics on a port of their own, which teams cannot reach. */
export function serveMetrics({ host, port, registry, db, engine, health }: MetricsServerOptions): Server {
  watchProcess(registry, { pool: db.pool, dependencies: health });
  watchOperations(registry, db);
  watchQueues(registry, engine);
  return startHealthServer({
    host,
    port,
    check: () => checkDependencies(health),
    readMetrics: () => registry.metrics(),
  });
}
