import type { ModelRequest } from '#domain/model-calls.ts';

/** Who is asked. `fallbacks`: models to ask when this one fails, in their order. */
export type Target = {
  readonly model: string;
  readonly fallbacks: readonly string[];
  /** The customer's own keys for these models, if they are to be used. */
  readonly userConfig: object | null;
  /** What LiteLLM lets the request in by. */
  readonly key: string;
};

type ChatRequest = Target & { readonly maxOutputTokens: number | null; readonly request: ModelRequest };

/** The body of a chat request, with no more output than the alias allows. */
export function bodyFor({ maxOutputTokens, request, ...target }: ChatRequest): object {
  const asked = typeof request['max_tokens'] === 'number' ? request['max_tokens'] : null;
  const limit = maxOutputTokens === null ? asked : Math.min(asked ?? maxOutputTokens, maxOutputTokens);
  return {
    ...request,
    ...addressOf(target),
    ...(limit === null ? {} : { max_tokens: limit }),
  };
}

/** The part of a body that says who is asked. */
export const addressOf = ({ model, fallbacks, userConfig }: Omit<Target, 'key'>): object => ({
  model,
  ...(fallbacks.length > 0 && { fallbacks }),
  ...(userConfig && { user_config: userConfig }),
});
