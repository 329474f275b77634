import { randomUUID } from 'node:crypto';
import { ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import { createProxyMiddleware } from 'http-proxy-middleware';
import type { Logger } from 'pino';

/** Hands `/api` on to the API as it came. When the API is away the answer is a 503 in the API's own shape. */
export const apiProxy = (apiUrl: string, log: Logger): RequestHandler =>
  createProxyMiddleware({
    target: apiUrl,
    pathFilter: '/api',
    changeOrigin: true,
    xfwd: true,
    on: {
      error(error, _request, response) {
        log.warn({ err: error }, 'the API did not answer');
        if (response instanceof ServerResponse && !response.headersSent) answerAway(response);
        else response.destroy();
      },
    },
  });

function answerAway(response: ServerResponse): void {
  const requestId = randomUUID();
  const message = 'The API is not reachable at the moment. Try again in a few seconds.';
  const body = { error: { code: 'api_unavailable', message, request_id: requestId }, detail: message };
  response
    .writeHead(503, {
      'content-type': 'application/json; charset=utf-8',
      'retry-after': '2',
      'x-request-id': requestId,
    })
    .end(JSON.stringify(body));
}
