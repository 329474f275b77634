import express, { type Express } from 'express';
import type { Logger } from 'pino';
import { apiProxy } from './api-proxy.ts';
import { pageProblem } from './page-problem.ts';
import type { PageSettings } from './page-settings.ts';
import { pages } from './pages.ts';
import { securityHeaders } from './security-headers.ts';

export type AdminAppOptions = {
  readonly apiUrl: string;
  /** What Vite built. */
  readonly pagesDirectory: string;
  readonly settings: PageSettings;
  readonly log: Logger;
};

/** The operators' pages and, under the same origin, the API behind them. Throws when the pages are not built. */
export function createAdminApp({ apiUrl, pagesDirectory, settings, log }: AdminAppOptions): Express {
  const app = express().disable('x-powered-by');
  app.use(apiProxy(apiUrl, log), securityHeaders);
  app.get('/settings.json', (_request, response) => void response.set('cache-control', 'no-store').json(settings));
  app.use(pages(pagesDirectory), pageProblem(log));
  return app;
}
