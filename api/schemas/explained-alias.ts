import { z } from 'zod';
import { cacheScopes } from '#domain/response-cache.ts';
import { slug } from './fields.ts';
import { teamLimits } from './limits.ts';

export const explainAliasQuery = z.strictObject({
  team_id: slug.meta({ description: 'The team whose call is explained', example: 'acme_default' }),
});

const triedModel = z.object({
  model: z.string().meta({ example: 'openai/gpt-4.1-mini' }),
  provider: z.string(),
  from: z.enum(['alias', 'fallback', 'model_group']).meta({ description: 'What names it' }),
  key: z.enum(['operator', 'own', 'none']).meta({
    description: "Whose key it is asked with; none: it is left out, as only the customer's own keys may be used",
  }),
  credential: z
    .object({ credential_id: z.uuid(), credential_name: z.string(), is_refused: z.boolean() })
    .nullable()
    .meta({ description: "The customer's own key; is_refused: the provider refused it last time" }),
});

/** For operators alone: it names models and keys. */
export const explainedAlias = z.object({
  asked: z.string().meta({ description: 'The alias, access group or model group that a call names' }),
  team_id: z.string(),
  organization_id: z.string(),
  is_callable: z.boolean().meta({ description: 'Whether the team can call it now' }),
  problems: z.array(z.string()).meta({ description: 'What stands in the way' }),
  alias: z.string().nullable().meta({ description: 'The alias that is used' }),
  given_by: z.array(z.string()).meta({ description: "The team's groups that hold the alias" }),
  models: z.array(triedModel).meta({ description: 'In the order in which they are tried' }),
  max_output_tokens: z.int().nullable(),
  cache: z
    .object({ ttl_seconds: z.int(), scope: z.enum(cacheScopes) })
    .nullable()
    .meta({ description: 'Null: replies are not kept' }),
  limits: teamLimits.meta({ description: "The team's limits" }),
});
