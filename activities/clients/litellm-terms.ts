import type { LiteLlmTerms } from '#domain/litellm-keys.ts';

/** Lets a key ask for nothing: an empty list would let it ask for everything. */
const NO_MODELS = 'no-default-models';
const EVERYTHING = '*';

/** Terms as LiteLLM's management routes take them, for teams and keys. */
export const bodyOf = ({ models, requestsPerMinute, tokensPerMinute }: LiteLlmTerms): object => ({
  models: models.length === 0 ? [NO_MODELS] : models,
  rpm_limit: requestsPerMinute,
  tpm_limit: tokensPerMinute,
  blocked: false,
});

type Told = {
  readonly models: readonly string[];
  readonly rpm_limit?: number | null | undefined;
  readonly tpm_limit?: number | null | undefined;
  readonly blocked?: boolean | null | undefined;
};

/** Terms as LiteLLM tells them; null for what it has blocked. */
export function termsOf({ models, rpm_limit, tpm_limit, blocked }: Told): LiteLlmTerms | null {
  if (blocked) return null;
  return {
    models: models.length === 0 ? [EVERYTHING] : models.filter((model) => model !== NO_MODELS),
    requestsPerMinute: rpm_limit ?? null,
    tokensPerMinute: tpm_limit ?? null,
  };
}

const PREFIX = 'saas-';

/** What a key is called at LiteLLM, which lets no two have the same name. */
export const aliasOf = (keyId: string): string => `${PREFIX}${keyId}`;

/** Null for a key that is not ours. */
export const keyIdOf = (alias: string | null | undefined): string | null =>
  alias?.startsWith(PREFIX) ? alias.slice(PREFIX.length) : null;
