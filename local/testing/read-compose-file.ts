import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const service = z.object({
  image: z.string(),
  build: z.object({ target: z.string() }).optional(),
  restart: z.string(),
  environment: z.record(z.string(), z.string()).default({}),
  ports: z.array(z.string()).default([]),
  command: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
});

const composeFile = z.object({ services: z.record(z.string(), service) });

export type ComposeService = z.infer<typeof service>;

export const ROOT = path.resolve(import.meta.dirname, '../..');

export const readComposeText = (): string => readFileSync(path.join(ROOT, 'docker-compose.yml'), 'utf8');

/** The compose file's services, with merged mappings put in place. */
export function readComposeServices(): Record<string, ComposeService> {
  return composeFile.parse(parse(readComposeText(), { merge: true })).services;
}

/** Puts defaults in place of `${NAME:-default}`, and the given value in place of every `${NAME:?message}`. */
export const interpolate = (text: string, value: string): string =>
  text.replaceAll(/\$\{\w+:([-?])([^}]*)\}/g, (_all, kind, rest) => (kind === '-' ? rest : value));
