import { createServer, type Server } from 'node:http';
import type { Readiness } from './check-dependencies.ts';

export type HealthServerOptions = {
  readonly host: string;
  readonly port: number;
  check(): Promise<Readiness>;
  /** The process's metrics, in Prometheus' text form. */
  readMetrics(): Promise<string>;
};

/**
 * For operators alone. Answers `GET /health/ready` with what the process needs and whether it can do its work (200) or not (503);
 * `/health`: it lives; `/metrics`: its metrics.
 */
export function startHealthServer({ host, port, check, readMetrics }: HealthServerOptions): Server {
  return createServer(async (request, response) => {
    if (request.url === '/metrics') {
      const text = await readMetrics().catch(() => null);
      response.writeHead(text === null ? 500 : 200, { 'content-type': 'text/plain; version=0.0.4' }).end(text ?? '');
      return;
    }
    const isAlive = { status: 'ok' };
    const answer = request.url === '/health' ? isAlive : await check();
    const isServing = answer.status !== 'unavailable';
    response.writeHead(isServing ? 200 : 503, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  }).listen(port, host);
}
