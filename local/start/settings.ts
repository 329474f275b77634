import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import type { Environment } from '../process/part-definition.ts';
import { defaultPorts, type StackPorts } from '../stack-ports.ts';

const port = (otherwise: number) => z.coerce.number().int().min(1).max(65_535).default(otherwise);

const portVariables = z.object({
  POSTGRES_PORT: port(defaultPorts.postgres),
  VALKEY_PORT: port(defaultPorts.valkey),
  TEMPORAL_PORT: port(defaultPorts.temporal),
  TEMPORAL_UI_PORT: port(defaultPorts.temporalUi),
  DEMO_PROVIDER_PORT: port(defaultPorts.demoProvider),
  LITELLM_PORT: port(defaultPorts.litellm),
  WORKER_HEALTH_PORT: port(defaultPorts.workerHealth),
  API_PORT: port(defaultPorts.api),
  API_METRICS_PORT: port(defaultPorts.apiMetrics),
  ADMIN_PORT: port(defaultPorts.admin),
});

/** The system's variables, and below them those of an `.env` file; an empty one counts as not set. */
export function readSettings(system: NodeJS.ProcessEnv, file: string): Environment {
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  const entries = Object.entries({ ...fromFile, ...withoutEmpty(system) });
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => Boolean(entry[1])));
}

export function portsFrom(settings: Environment): StackPorts {
  const parsed = portVariables.safeParse(settings);
  if (!parsed.success) throw new Error(`A port is not a port number:\n${z.prettifyError(parsed.error)}`);
  const ports = parsed.data;
  return {
    postgres: ports.POSTGRES_PORT,
    valkey: ports.VALKEY_PORT,
    temporal: ports.TEMPORAL_PORT,
    temporalUi: ports.TEMPORAL_UI_PORT,
    demoProvider: ports.DEMO_PROVIDER_PORT,
    litellm: ports.LITELLM_PORT,
    workerHealth: ports.WORKER_HEALTH_PORT,
    api: ports.API_PORT,
    apiMetrics: ports.API_METRICS_PORT,
    admin: ports.ADMIN_PORT,
  };
}

const withoutEmpty = (variables: NodeJS.ProcessEnv) =>
  Object.fromEntries(Object.entries(variables).filter(([, value]) => value));
