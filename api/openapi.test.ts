import { describe, expect, it } from 'vitest';
import { openApiDocument } from './openapi.ts';
import { routes } from './routes/index.ts';

const document = openApiDocument(routes);

const refsIn = (value: unknown): string[] =>
  [...JSON.stringify(value).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref ?? '');

const resolve = (ref: string): unknown =>
  ref
    .slice('#/'.length)
    .split('/')
    .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document);

describe('the OpenAPI document', () => {
  it('has an operation with a unique id for every route that is served', () => {
    const operations = Object.values(document.paths).flatMap(
      (methods) => Object.values(methods) as { operationId: string }[],
    );
    expect(operations).toHaveLength(routes.length);
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(routes.length);
  });

  it('refers to nothing that is not in it', () => {
    expect(refsIn(document)).not.toEqual([]);
    for (const ref of refsIn(document)) expect(resolve(ref), ref).toBeDefined();
  });

  it('leaves nothing open but health and signing in', () => {
    const open = routes.filter(({ access }) => access === 'public').map(({ path }) => path);
    const signingIn = ['setup/status', 'setup', 'login'].map((word) => `/api/admin-users/${word}`);
    expect(open).toEqual(['/health', '/health/ready', ...signingIn]);
  });

  it('shows teams no model, provider or cost', () => {
    const shown = routes
      .filter(({ access }) => access === 'team')
      .map(({ reply }) => openApiDocument([{ ...anyRoute(), reply }]));
    expect(JSON.stringify(shown)).not.toMatch(/actual_model|provider|cost_nano|margin|prompt_tokens|completion_tokens/);
  });
});

function anyRoute() {
  const [route] = routes;
  if (!route) throw new Error('There is no route');
  return route;
}
