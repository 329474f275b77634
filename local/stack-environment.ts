import { databaseUrl } from './parts/postgres/database-url.ts';
import type { Environment } from './process/part-definition.ts';
import type { StackPorts } from './stack-ports.ts';

/** The one that Temporal's development server has. */
export const TEMPORAL_NAMESPACE = 'default';

/** Where each part of a local stack listens, by the variable that can name another address. */
export const localAddresses = (ports: StackPorts) => ({
  DATABASE_URL: databaseUrl(ports.postgres),
  REDIS_URL: `redis://127.0.0.1:${ports.valkey}`,
  TEMPORAL_ADDRESS: `127.0.0.1:${ports.temporal}`,
  LITELLM_URL: `http://127.0.0.1:${ports.litellm}`,
  DEMO_PROVIDER_URL: `http://127.0.0.1:${ports.demoProvider}/v1`,
  API_URL: `http://127.0.0.1:${ports.api}`,
});

type Secrets = { readonly MASTER_KEY: string; readonly LITELLM_MASTER_KEY: string; readonly ENCRYPTION_KEYS: string };

/** What the caller of a stack gives to every process: PATH, secrets, provider keys, addresses of parts elsewhere. */
export type GivenEnvironment = Environment & Secrets;

export type StackEnvironment = GivenEnvironment & Readonly<ReturnType<typeof localAddresses>>;

/** Every variable a process of ours needs; what the caller gives comes before the local addresses. */
export function stackEnvironment(ports: StackPorts, given: GivenEnvironment): StackEnvironment {
  return {
    ...localAddresses(ports),
    TEMPORAL_NAMESPACE,
    PUBLIC_API_URL: `http://127.0.0.1:${ports.api}`,
    TEMPORAL_UI_URL: `http://127.0.0.1:${ports.temporalUi}`,
    ADMIN_URL: `http://127.0.0.1:${ports.admin}`,
    API_METRICS_URL: `http://127.0.0.1:${ports.apiMetrics}/metrics`,
    WORKER_METRICS_URL: `http://127.0.0.1:${ports.workerHealth}/metrics`,
    ALLOWED_PRIVATE_HOSTS: '127.0.0.1',
    ...given,
  };
}
