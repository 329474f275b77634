import OpenAI from 'openai';
import type { EmbeddingRequest, ModelRequest } from '#domain/model-calls.ts';
import { addressOf, bodyFor, type Target } from './litellm-body.ts';
import { type Completion, readCompletion } from './read-completion.ts';
import { readEmbeddings } from './read-embeddings.ts';
import { ReplyStream } from './reply-stream.ts';
import { throwUpstream } from './upstream-error.ts';

type Abortable<Request> = Target & { readonly request: Request; readonly signal: AbortSignal };
type Chat = Abortable<ModelRequest> & { readonly maxOutputTokens: number | null };

/** The only way to a model. Each request is made once; retries are not its business. Throws {@link UpstreamError}. */
export interface LiteLlm {
  complete(request: Chat): Promise<Completion>;
  /** Answers when the provider has begun to. What fails later is thrown by the stream. */
  stream(request: Chat): Promise<ReplyStream>;
  embed(request: Abortable<EmbeddingRequest>): Promise<Completion>;
}

export function createLiteLlm(options: { baseUrl: string; timeoutMs: number }): LiteLlm {
  const openai = new OpenAI({
    baseURL: new URL('/v1', options.baseUrl).href,
    apiKey: 'each request has its own',
    timeout: options.timeoutMs,
    maxRetries: 0,
    // Its log goes to the console and may hold what was said.
    logLevel: 'off',
    defaultHeaders: withoutSdkHeaders,
  });
  const chat = openai.chat.completions;
  return {
    async complete({ signal, ...request }) {
      const body = bodyFor(request) as OpenAI.ChatCompletionCreateParamsNonStreaming;
      const answer = await chat
        .create(body, { signal, headers: by(request) })
        .withResponse()
        .catch(throwUpstream);
      return readCompletion(answer.data, answer.response.headers, request.model);
    },

    async stream({ signal, ...request }) {
      const body = { ...bodyFor(request), ...streamed } as OpenAI.ChatCompletionCreateParamsStreaming;
      const answer = await chat
        .create(body, { signal, headers: by(request) })
        .withResponse()
        .catch(throwUpstream);
      return new ReplyStream(answer.data, answer.response.headers, {
        model: request.model,
        patienceMs: options.timeoutMs,
      });
    },

    async embed({ signal, request, ...target }) {
      const body = { ...request, ...addressOf(target), encoding_format: 'base64' as const };
      const asked = openai.post<unknown>('/embeddings', { body, signal, headers: by(target) });
      const answer = await asked.withResponse().catch(throwUpstream);
      return readEmbeddings(answer.data, answer.response.headers, target.model);
    },
  };
}

const by = ({ key }: Pick<Target, 'key'>) => ({ authorization: `Bearer ${key}` });

const streamed = { stream: true, stream_options: { include_usage: true } };

/** The SDK tells every server about itself in eight headers; the proxy handles each of them on every call, for no use. */
const withoutSdkHeaders = Object.fromEntries(
  ['Lang', 'Package-Version', 'OS', 'Arch', 'Runtime', 'Runtime-Version', 'Retry-Count', 'Timeout'].map((name) => [
    `X-Stainless-${name}`,
    null,
  ]),
);
