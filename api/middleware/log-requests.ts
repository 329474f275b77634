import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { describeError } from '../../temporal/telemetry/describe-error.ts';
import { requestIds } from './request-ids.ts';

const REQUEST_ID = /^[\w.:-]{1,128}$/;

/** Gives every request an id (the caller's own, when it is a plain one) and logs one line for it, with what it was about: never headers, never bodies. */
export function logRequests(logger: Logger): RequestHandler {
  const routine = logger.isLevelEnabled('debug') ? 'debug' : 'silent';
  return pinoHttp({
    logger,
    genReqId: (request, response) => {
      const given = request.headers['x-request-id'];
      const id = typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
      response.setHeader('x-request-id', id);
      return id;
    },
    serializers: {
      req: ({ id, method, url }: { id: string; method: string; url: string }) => ({
        id,
        method,
        url: url.split('?')[0],
      }),
      res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
      err: ({ raw }: { raw: unknown }) => describeError(raw),
    },
    customSuccessObject: (request, response, line) => ({ ...line, ...requestIds(request, response) }),
    customErrorObject: (request, response, _error, line) => ({ ...line, ...requestIds(request, response) }),
    customLogLevel: (_request, { statusCode }) => (statusCode >= 500 ? 'warn' : routine),
  });
}
