import path from 'node:path';
import { answersHttp } from '../process/answers-http.ts';
import type { Environment, PartDefinition } from '../process/part-definition.ts';
import type { StackContext } from '../stack-context.ts';

/** The LiteLLM proxy, which alone talks to providers. */
export function litellm({ root, ports, environment }: StackContext): PartDefinition {
  const address = `http://127.0.0.1:${ports.litellm}`;
  const config = path.join(root, 'litellm/config.yaml');
  return {
    name: 'litellm',
    address,
    ports: [{ port: ports.litellm, variable: 'LITELLM_PORT' }],
    readyWithinMs: 180_000,
    launch: () => ({
      command: path.join(root, '.venv/bin/litellm'),
      parameters: ['--config', config, '--host', '127.0.0.1', '--port', String(ports.litellm)],
      environment: withoutOurs({ ...environment, ...settings }),
    }),
    isReady: () => answersHttp(`${address}/health/readiness`, [200]),
  };
}

const settings = {
  LITELLM_LOCAL_MODEL_COST_MAP: 'True',
  // It counts the tokens that were used, and not those that a request may use at most.
  LITELLM_TPM_TOKEN_RESERVATION_ENABLED: 'false',
  PYTHONUNBUFFERED: '1',
};

/** LiteLLM would take our database for its own, and has no use for our operators' key and what opens customers' keys. */
function withoutOurs(environment: Record<string, string>): Environment {
  const { DATABASE_URL: _database, REDIS_URL: _redis, MASTER_KEY: _key, ENCRYPTION_KEYS: _keys, ...rest } = environment;
  return rest;
}
