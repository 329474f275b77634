import { createServer, type Server } from 'node:http';
import type { Readiness } from './check-dependencies.ts';

/** Answers `GET /health/ready` with what the worker needs and whether it takes work (200) or not (503); `/health`: it lives. */
export function startHealthServer(host: string, port: number, check: () => Promise<Readiness>): Server {
  return createServer(async (request, response) => {
    const isAlive = { status: 'ok' };
    const answer = request.url === '/health' ? isAlive : await check();
    const isServing = answer.status !== 'unavailable';
    response.writeHead(isServing ? 200 : 503, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  }).listen(port, host);
}
