import { z } from 'zod';
import { aliasStatuses } from '#domain/models.ts';
import { cacheScopes, LONGEST_CACHE_SECONDS } from '#domain/response-cache.ts';
import { slug, timestamp } from './fields.ts';
import { listQuery, nextCursor } from './lists.ts';
import { description, distinct, text, usdPerMillion } from './operator-fields.ts';

export const modelAliasParams = z.object({ alias: slug });

const displayName = text(200).meta({ example: 'Standard' });
const provider = text(100).meta({ example: 'openai' });
const actualModel = text(300).meta({ description: 'The name LiteLLM knows it by', example: 'openai/gpt-4.1-mini' });
const accessGroups = distinct(slug).meta({ description: 'The access groups it is in', example: ['standard-models'] });
const price = usdPerMillion.nullable();
const fallbacks = distinct(text(300)).meta({
  description: 'Models LiteLLM tries next, in order, by the names it knows',
  example: [],
});
const maxOutputTokens = z
  .int()
  .min(1)
  .max(10_000_000)
  .nullable()
  .meta({ description: 'A call may not ask for more', example: 4096 });
const cacheTtl = z
  .int()
  .min(1, 'must be at least 1; null keeps no replies')
  .max(LONGEST_CACHE_SECONDS, `may be at most ${LONGEST_CACHE_SECONDS} (30 days)`)
  .nullable()
  .meta({ description: 'How long a reply is given again to the very same request. Null: never', example: null });
const cacheScope = z.enum(cacheScopes).meta({
  description: 'Who else is given it: the team alone, its organization, or (global) everyone who may use the alias',
  example: 'team',
});
const status = z.enum(aliasStatuses).meta({ description: 'inactive: nobody can call it', example: 'active' });

export const createModelAliasBody = z.strictObject({
  model_alias: slug.meta({ description: 'The name teams call it by', example: 'standard' }),
  display_name: displayName.optional().meta({ description: 'The alias when left out' }),
  provider,
  actual_model: actualModel,
  access_groups: accessGroups.default([]),
  description: description.nullable().default(''),
  pricing_input: price.default(null),
  pricing_output: price.default(null),
  fallbacks: fallbacks.default([]),
  max_output_tokens: maxOutputTokens.default(null),
  cache_ttl_seconds: cacheTtl.default(null),
  cache_scope: cacheScope.default('team'),
  status: status.default('active'),
});

export const updateModelAliasBody = z.strictObject({
  display_name: displayName.optional(),
  provider: provider.optional(),
  actual_model: actualModel.optional(),
  access_groups: accessGroups.optional(),
  description: description.nullable().optional(),
  pricing_input: price.optional(),
  pricing_output: price.optional(),
  fallbacks: fallbacks.optional(),
  max_output_tokens: maxOutputTokens.optional(),
  cache_ttl_seconds: cacheTtl.optional(),
  cache_scope: cacheScope.optional(),
  status: status.optional(),
});

export const modelAliasView = z.object({
  model_alias: z.string(),
  display_name: z.string(),
  provider: z.string(),
  actual_model: z.string(),
  access_groups: z.array(z.string()),
  description: z.string(),
  pricing_input: z.number().nullable().meta({ description: 'USD per 1 million tokens' }),
  pricing_output: z.number().nullable().meta({ description: 'USD per 1 million tokens' }),
  fallbacks: z.array(z.string()),
  max_output_tokens: z.int().nullable(),
  cache_ttl_seconds: z.int().nullable(),
  cache_scope: cacheScope,
  status,
  created_at: timestamp,
  updated_at: timestamp,
});

export const modelAliasListQuery = z.strictObject({
  ...listQuery(['model_alias', 'display_name', 'provider', 'actual_model', 'status', 'created_at'], 'asc'),
  status: status.optional(),
  provider: provider.optional(),
  access_group: slug.optional(),
  q: text(200).optional().meta({ description: 'A part of the alias, its display name or the real model' }),
});

export const modelAliasList = z.object({
  total: z.int(),
  next_cursor: nextCursor,
  model_aliases: z.array(modelAliasView),
});

export const deletedModelAlias = z.object({ model_alias: z.string(), message: z.string() });
