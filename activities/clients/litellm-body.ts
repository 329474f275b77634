import type { ModelRequest } from '#domain/model-calls.ts';

/** Who is asked. `fallbacks`: models to ask when this one fails, in their order. */
export type Asked = {
  readonly model: string;
  readonly fallbacks: readonly string[];
  readonly maxOutputTokens: number | null;
};

type ChatRequest = Asked & { readonly request: ModelRequest };

/** The body of a chat request, with no more output than the alias allows. */
export function bodyFor({ model, fallbacks, maxOutputTokens, request }: ChatRequest): object {
  const asked = typeof request['max_tokens'] === 'number' ? request['max_tokens'] : null;
  const limit = maxOutputTokens === null ? asked : Math.min(asked ?? maxOutputTokens, maxOutputTokens);
  return {
    ...request,
    model,
    ...(limit === null ? {} : { max_tokens: limit }),
    ...(fallbacks.length === 0 ? {} : { fallbacks }),
  };
}
