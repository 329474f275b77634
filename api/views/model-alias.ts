import { type NanoUsd, nanoToUsd } from '#domain/money.ts';
import type { ModelAlias } from '../../prisma/repositories/model-aliases.ts';

export const viewModelAlias = (alias: ModelAlias) => ({
  model_alias: alias.alias,
  display_name: alias.displayName,
  provider: alias.provider,
  actual_model: alias.actualModel,
  access_groups: [...alias.accessGroups],
  description: alias.description,
  pricing_input: usd(alias.inputPricePerMillion),
  pricing_output: usd(alias.outputPricePerMillion),
  fallbacks: [...alias.fallbacks],
  max_output_tokens: alias.maxOutputTokens,
  cache_ttl_seconds: alias.cacheTtlSeconds,
  cache_scope: alias.cacheScope,
  status: alias.status,
  created_at: alias.createdAt,
  updated_at: alias.updatedAt,
});

const usd = (price: NanoUsd | null): number | null => (price === null ? null : nanoToUsd(price));
