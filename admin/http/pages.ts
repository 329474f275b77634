import { existsSync } from 'node:fs';
import path from 'node:path';
import express, { type Response, Router } from 'express';

/** Serves what Vite built: hashed assets for ever, the page itself after asking again. Throws when there is no build. */
export function pages(directory: string): Router {
  if (!existsSync(path.join(directory, 'index.html'))) {
    throw new Error(`There is no build of the admin pages in ${directory}. Make one: npx vite build admin`);
  }
  const router = Router();
  router.use('/assets', express.static(path.join(directory, 'assets'), { immutable: true, maxAge: '1y' }));
  router.use('/assets', (_request, response) => void response.sendStatus(404));
  router.use(express.static(directory, { cacheControl: false, setHeaders: askAgain }));
  router.get('/{*page}', (request, response, next) => {
    if (!request.accepts('html')) return next();
    askAgain(response);
    response.sendFile('index.html', { root: directory, cacheControl: false });
  });
  return router;
}

const askAgain = (response: Response): void => void response.setHeader('cache-control', 'no-cache');
