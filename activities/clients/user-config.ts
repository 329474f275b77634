/** A customer's own key at a provider, ready for use. */
export type OwnKey = {
  readonly provider: string;
  /** How LiteLLM is to speak to the provider. */
  readonly protocol: string;
  readonly apiKey: string;
  readonly apiBase: string | null;
};

/** Providers that take every one of OpenAI's parameters; for others LiteLLM leaves out what they do not know. */
const TAKE_EVERYTHING = new Set(['openai']);

/**
 * Models with a customer's own key, for LiteLLM to use in one request alone. Not as `api_key` in the body: LiteLLM would keep
 * it as a deployment of the model that all customers share.
 */
export const userConfigOf = (models: readonly string[], key: OwnKey): object => ({
  model_list: models.map((model) => ({
    model_name: model,
    litellm_params: {
      model: spokenName(model, key),
      api_key: key.apiKey,
      ...(key.apiBase !== null && { api_base: key.apiBase }),
      ...(!TAKE_EVERYTHING.has(key.protocol) && { drop_params: true }),
    },
  })),
  num_retries: 0,
});

function spokenName(model: string, { provider, protocol }: OwnKey): string {
  if (model.startsWith(`${provider}/`)) return `${protocol}/${model.slice(provider.length + 1)}`;
  return `${protocol}/${model}`;
}
