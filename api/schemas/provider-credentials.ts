import { z } from 'zod';
import { credentialStatuses } from '#domain/models.ts';
import { slug, timestamp } from './fields.ts';
import { listQuery, nextCursor } from './lists.ts';
import { text } from './operator-fields.ts';

const credentialStatus = z.enum(credentialStatuses).meta({
  description: 'At most one is active for each organization and provider',
  example: 'active',
});

/** LiteLLM reads what begins so from its own environment: a customer must never name a secret of the operator's. */
const ENVIRONMENT = 'os.environ/';

const notFromEnvironment = (value: string): boolean => !value.toLowerCase().includes(ENVIRONMENT);

const provider = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{0,49}$/, 'must be what the names of its models begin with, such as openai in openai/…')
  .meta({ description: 'What the names of its models begin with, as LiteLLM writes them', example: 'openai' });

const apiKey = z
  .string()
  .min(8, 'must have at least 8 characters')
  .max(4_000, 'may have at most 4000 characters')
  .regex(/^[\x21-\x7e]+$/, 'may hold no spaces and no characters beyond ASCII')
  .refine(notFromEnvironment, `may not begin with ${ENVIRONMENT}`)
  .meta({ description: 'Never shown again', example: 'the-key' });

const apiBase = z
  .string()
  .max(500, 'may have at most 500 characters')
  .refine(notFromEnvironment, `may not begin with ${ENVIRONMENT}`)
  .nullable()
  .meta({ description: "Where to call instead of the provider's own address: https, and public", example: null });

const name = text(200).meta({ example: "Acme's own key" });
const protocol = provider.meta({
  description:
    "How it is spoken to, when LiteLLM does not know the provider: openai for OpenAI's way. The provider when left out",
});

export const createCredentialBody = z.strictObject({
  organization_id: slug,
  provider,
  protocol: protocol.optional(),
  api_key: apiKey,
  credential_name: name,
  api_base: apiBase.default(null),
  status: credentialStatus.default('active'),
});

export const updateCredentialBody = z.strictObject({
  protocol: protocol.optional(),
  api_key: apiKey.optional(),
  credential_name: name.optional(),
  api_base: apiBase.optional(),
});

export const credentialParams = z.object({ credential_id: z.uuid() });

export const credentialView = z.object({
  credential_id: z.uuid(),
  organization_id: z.string(),
  provider: z.string(),
  protocol: z.string(),
  credential_name: z.string(),
  key_hint: z.string().meta({ description: 'The last characters of the key', example: '…a1b2' }),
  api_base: z.string().nullable(),
  status: credentialStatus,
  refused_at: timestamp
    .nullable()
    .meta({ description: 'When the provider last refused the key. Null: not since it was set' }),
  refused_status: z.int().nullable().meta({ description: 'The HTTP status it refused it with' }),
  created_at: timestamp,
  updated_at: timestamp,
});

export const credentialsQuery = z.strictObject({
  ...listQuery(['organization_id', 'provider', 'credential_name', 'created_at'], 'asc'),
  organization_id: slug.optional(),
  provider: provider.optional(),
  status: credentialStatus.optional(),
});

export const credentialList = z.object({
  total: z.int(),
  next_cursor: nextCursor,
  credentials: z.array(credentialView),
});

export const deletedCredential = z.object({ credential_id: z.uuid(), message: z.string() });
