import { createServer, type Server } from 'node:http';

/** Answers `GET /health/ready` with 200 while the worker takes work, else 503. */
export function startHealthServer(host: string, port: number, isReady: () => boolean): Server {
  return createServer((_request, response) => {
    const ready = isReady();
    response.writeHead(ready ? 200 : 503, { 'content-type': 'application/json' }).end(JSON.stringify({ ready }));
  }).listen(port, host);
}
