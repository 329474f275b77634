import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { DomainError } from '#domain/errors.ts';
import type { Route } from './define-route.ts';
import { docsPage } from './docs-page.ts';
import type { Authenticate } from './middleware/authenticate.ts';
import { logRequests } from './middleware/log-requests.ts';
import { problem } from './middleware/problem.ts';
import { mount } from './mount.ts';
import { openApiDocument } from './openapi.ts';
import type { Services } from './services.ts';

export type AppOptions = {
  readonly routes: readonly Route[];
  readonly services: Services;
  readonly authenticate: Authenticate;
  readonly log: Logger;
  /** How many proxies are in front, whose word on the caller's address counts. */
  readonly trustedProxies: number;
  /** What watches every request before anything else sees it. */
  readonly watchers: readonly RequestHandler[];
};

export function createApp({ routes, services, authenticate, log, trustedProxies, watchers }: AppOptions): Express {
  const app = express().disable('x-powered-by').disable('etag').set('trust proxy', trustedProxies);
  app.use(...watchers, logRequests(log), helmet());
  for (const route of routes) mount(app, route, services, authenticate);

  let document: object | undefined;
  app.get('/openapi.json', (_request, response) => {
    document ??= openApiDocument(routes);
    response.json(document);
  });
  app.use('/docs', docsPage());
  app.use((request) => {
    throw new DomainError('not_found', `There is no ${request.method} ${request.path}. See /docs.`);
  });
  return app.use(problem);
}
