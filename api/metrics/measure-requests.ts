import type { RequestHandler } from 'express';
import { Histogram, type Registry } from 'prom-client';

/** From a read by key to a model that takes as long as a caller may wait. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120];

/** What a request that matched no route is counted under, whatever its path was. */
const NO_ROUTE = 'none';

/** Measures every request under the template of its route, until its answer was sent or its caller had gone. */
export function measureRequests(registry: Registry): RequestHandler {
  const durations = new Histogram({
    name: 'saas_http_request_duration_seconds',
    help: 'How long requests took, streams to their end. The status is "gone" when the caller hung up before the end',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [registry],
  });
  return ({ method }, response, next) => {
    const startedAt = performance.now();
    response.once('close', () => {
      const route = (response.locals['route'] as string | undefined) ?? NO_ROUTE;
      const status = response.writableFinished ? String(response.statusCode) : 'gone';
      durations.observe({ method, route, status }, (performance.now() - startedAt) / 1_000);
    });
    next();
  };
}
