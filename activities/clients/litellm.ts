import OpenAI from 'openai';
import type { EmbeddingRequest, ModelRequest } from '#domain/model-calls.ts';
import { type Asked, bodyFor } from './litellm-body.ts';
import { type Completion, readCompletion } from './read-completion.ts';
import { readEmbeddings } from './read-embeddings.ts';
import { ReplyStream } from './reply-stream.ts';
import { throwUpstream } from './upstream-error.ts';

type Abortable<Request> = Asked & { readonly request: Request; readonly signal: AbortSignal };

/** The only way to a model. Each request is made once; retries are not its business. Throws {@link UpstreamError}. */
export interface LiteLlm {
  complete(request: Abortable<ModelRequest>): Promise<Completion>;
  /** Answers when the provider has begun to. What fails later is thrown by the stream. */
  stream(request: Abortable<ModelRequest>): Promise<ReplyStream>;
  embed(request: Abortable<EmbeddingRequest>): Promise<Completion>;
}

export function createLiteLlm(options: { baseUrl: string; apiKey: string; timeoutMs: number }): LiteLlm {
  const openai = new OpenAI({
    baseURL: new URL('/v1', options.baseUrl).href,
    apiKey: options.apiKey,
    timeout: options.timeoutMs,
    maxRetries: 0,
    defaultHeaders: withoutSdkHeaders,
  });
  const chat = openai.chat.completions;
  return {
    async complete({ signal, ...request }) {
      const body = bodyFor(request) as OpenAI.ChatCompletionCreateParamsNonStreaming;
      const answer = await chat.create(body, { signal }).withResponse().catch(throwUpstream);
      return readCompletion(answer.data, answer.response.headers, request.model);
    },

    async stream({ signal, ...request }) {
      const body = { ...bodyFor(request), ...streamed } as OpenAI.ChatCompletionCreateParamsStreaming;
      const answer = await chat.create(body, { signal }).withResponse().catch(throwUpstream);
      return new ReplyStream(answer.data, answer.response.headers, {
        model: request.model,
        patienceMs: options.timeoutMs,
      });
    },

    async embed({ signal, model, fallbacks, request }) {
      const body = {
        ...request,
        model,
        encoding_format: 'base64' as const,
        ...(fallbacks.length > 0 && { fallbacks }),
      };
      const asked = openai.post<unknown>('/embeddings', { body, signal });
      const answer = await asked.withResponse().catch(throwUpstream);
      return readEmbeddings(answer.data, answer.response.headers, model);
    },
  };
}

const streamed = { stream: true, stream_options: { include_usage: true } };

/** The SDK tells every server about itself in eight headers; the proxy handles each of them on every call, for no use. */
const withoutSdkHeaders = Object.fromEntries(
  ['Lang', 'Package-Version', 'OS', 'Arch', 'Runtime', 'Runtime-Version', 'Retry-Count', 'Timeout'].map((name) => [
    `X-Stainless-${name}`,
    null,
  ]),
);
