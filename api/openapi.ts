import { z } from 'zod';
import type { ErrorCode } from '#domain/errors.ts';
import type { Route } from './define-route.ts';
import { statusOf } from './errors.ts';
import { errorBody } from './schemas/errors.ts';

const errors = { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } };
const security = {
  public: [],
  team: [{ teamKey: [] }],
  team_or_viewer: [{ teamKey: [] }, { operator: [] }, { masterKey: [] }],
  operator: [{ operator: [] }, { masterKey: [] }],
};
const securitySchemes = {
  teamKey: { type: 'http', scheme: 'bearer', description: 'A team key, sk-…' },
  operator: { type: 'http', scheme: 'bearer', description: "An operator's session token" },
  masterKey: { type: 'apiKey', in: 'header', name: 'X-Admin-Key' },
};

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'A repeat with the same key and body, within 24 hours, gets the first answer and does nothing again',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};

/** OpenAPI 3.1 of the very routes that are served, from the schemas that they are checked with. */
export function openApiDocument(routes: readonly Route[]) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operation(route) };
  }
  const info = { title: 'Jobs API', version: '1.0.0', description: 'Durable AI jobs, paid in credits.' };
  const schemas = { Error: z.toJSONSchema(errorBody) };
  return { openapi: '3.1.1', info, paths, components: { schemas, securitySchemes } };
}

function operation(route: Route) {
  const { summary, tag, access, body } = route;
  return {
    summary,
    tags: [tag],
    operationId: `${route.method}${route.path.replace(/^\/api/, '').replace(/[/:_-]+(\w?)/g, (_, letter: string) => letter.toUpperCase())}`,
    security: security[access === 'public' || access === 'team' || access === 'team_or_viewer' ? access : 'operator'],
    parameters: [
      ...parameters('path', route.params),
      ...parameters('query', route.query),
      ...parameters('header', route.headers),
      ...(isRepeatable(route) ? [idempotencyKey] : []),
    ],
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(body, 'input') } } },
    }),
    responses: {
      200: { description: 'OK', content: contentOf(route) },
      ...failures(route),
    },
  };
}

/** A route whose answer is an event stream whenever it succeeds has no other. */
function contentOf({ reply, rows, documents = [], event }: Route): Record<string, unknown> {
  return {
    ...(reply instanceof z.ZodNever ? {} : { 'application/json': { schema: jsonSchema(reply, 'output') } }),
    ...Object.fromEntries(
      [...documents, ...(rows ? ['text/csv'] : [])].map((type) => [type, { schema: { type: 'string' } }]),
    ),
    ...(event && { 'text/event-stream': { schema: jsonSchema(event, 'output') } }),
  };
}

const isRepeatable = ({ method, access }: Route): boolean => method === 'post' && access !== 'public';

function failures(route: Route): Record<string, unknown> {
  const all: readonly ErrorCode[] = [
    ...route.errors,
    ...(route.access === 'public' ? [] : (['unauthenticated'] as const)),
    ...(isRepeatable(route) ? (['idempotency_conflict', 'still_running'] as const) : []),
    'storage_unavailable',
  ];
  const byStatus = Map.groupBy(new Set(all), (code) => statusOf[code]);
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [status, { description: list.join(', '), content: errors }]),
  );
}

function parameters(place: 'path' | 'query' | 'header', schema: z.ZodType | undefined) {
  if (!schema) return [];
  const { properties = {}, required = [] } = jsonSchema(schema, 'input');
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
}

const jsonSchema = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
};
