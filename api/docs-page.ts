import express, { type RequestHandler, Router } from 'express';
import helmet from 'helmet';
import getAbsoluteFSPath from 'swagger-ui-dist/absolute-path.js';

const initializer = `window.onload = () => {
  window.ui = SwaggerUIBundle({ url: '/openapi.json', dom_id: '#swagger-ui', deepLinking: true, persistAuthorization: true });
};`;

/** Swagger UI on our own OpenAPI document, from files of this machine only. */
export function docsPage(): RequestHandler {
  const router = Router();
  router.use(
    helmet.contentSecurityPolicy({
      directives: { 'style-src': ["'self'", "'unsafe-inline'"], 'img-src': ["'self'", 'data:'] },
    }),
  );
  router.get('/swagger-initializer.js', (_request, response) => void response.type('js').send(initializer));
  router.use(express.static(getAbsoluteFSPath()));
  return router;
}
