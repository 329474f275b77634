import { z } from 'zod';
import { encryptionKeys } from './encryption-keys.ts';
import { hostList } from './host-list.ts';
import { liteLlmKeysMode } from './litellm-keys-mode.ts';

/** The variables a worker reads. */
export const workerEnvironment = z.object({
  DATABASE_URL: z.url().meta({ description: 'PostgreSQL 15 or newer' }),
  REDIS_URL: z.url().meta({ description: 'Valkey or Redis; nothing in it may not be lost' }),
  TEMPORAL_ADDRESS: z.string().default('127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  LITELLM_URL: z.url().meta({ description: 'The LiteLLM proxy, the only way to a provider' }),
  LITELLM_MASTER_KEY: z.string().min(1).meta({ description: "The proxy's master key" }),
  ENCRYPTION_KEYS: encryptionKeys.meta({ description: 'id:base64 of 32 bytes; the same as the API has' }),
  ALLOWED_PRIVATE_HOSTS: hostList,
  LITELLM_KEYS: liteLlmKeysMode,
  DATABASE_CONNECTIONS: z.coerce.number().int().min(1).default(10),
  CALL_TIMEOUT_SECONDS: z.coerce.number().int().min(1).max(600).default(300),
  INVALID_REPLY_RETRIES: z.coerce
    .number()
    .int()
    .min(0)
    .max(5)
    .default(1)
    .meta({ description: 'How often a call is made again whose reply does not keep to its response_format' }),
  MAX_CONCURRENT_CALLS: z.coerce.number().int().min(1).default(500),
  WORKFLOW_BUNDLE: z.string().optional().meta({ description: 'Workflow code built before; built at start when unset' }),
  WORKER_HEALTH_HOST: z.string().default('127.0.0.1'),
  WORKER_HEALTH_PORT: z.coerce.number().int().optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url()
    .optional()
    .meta({ description: 'Where traces are sent; none are made when unset' }),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
});
