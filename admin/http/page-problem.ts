import { STATUS_CODES } from 'node:http';
import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';

/** Tells browsers no more than the status; what went wrong goes to the log. */
export const pageProblem =
  (log: Logger): ErrorRequestHandler =>
  (error: { readonly status?: number }, _request, response, next) => {
    const { status = 500 } = error;
    if (status >= 500) log.error({ err: error }, 'a page could not be served');
    if (response.headersSent) return next(error);
    response.status(status).type('text').send(STATUS_CODES[status]);
  };
