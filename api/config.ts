import { z } from 'zod';
import { encryptionKeys } from '../temporal/encryption-keys.ts';
import { hostList } from '../temporal/host-list.ts';
import { liteLlmKeysMode } from '../temporal/litellm-keys-mode.ts';

/** The variables an API process reads. */
export const apiEnvironment = z.object({
  API_HOST: z.string().default('127.0.0.1'),
  API_PORT: z.coerce.number().int().default(8003),
  API_METRICS_HOST: z.string().default('127.0.0.1'),
  API_METRICS_PORT: z.coerce.number().int().optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url()
    .optional()
    .meta({ description: 'Where traces are sent; none are made when unset' }),
  DATABASE_URL: z.url().meta({ description: 'PostgreSQL 15 or newer' }),
  DATABASE_CONNECTIONS: z.coerce.number().int().min(1).default(10),
  REDIS_URL: z.url().meta({ description: 'Valkey or Redis; nothing in it may not be lost' }),
  TEMPORAL_ADDRESS: z.string().default('127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  LITELLM_URL: z.url().meta({ description: 'The LiteLLM proxy, asked for its list of prices alone' }),
  ENCRYPTION_KEYS: encryptionKeys.meta({ description: 'id:base64 of 32 bytes; the first encrypts provider keys' }),
  ALLOWED_PRIVATE_HOSTS: hostList,
  LITELLM_KEYS: liteLlmKeysMode,
  TRUSTED_PROXIES: z.coerce
    .number()
    .int()
    .min(0)
    .default(0)
    .meta({ description: 'How many proxies are in front, whose X-Forwarded-For counts' }),
  MASTER_KEY: z.string().min(16).meta({ description: 'X-Admin-Key of automation; at least 16 characters' }),
  OPERATOR_EMAIL: z.email().optional().meta({ description: 'First operator, made when there is none' }),
  OPERATOR_PASSWORD: z.string().min(12).optional(),
  CALL_WAIT_SECONDS: z.coerce.number().int().min(1).default(120),
  OPEN_WAIT_SECONDS: z.coerce.number().int().min(1).default(30),
  COMPANY_NAME: z.string().trim().max(200).default('').meta({ description: 'At the head of statements' }),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
});
