import OpenAI from 'openai';
import type { EmbeddingRequest, ModelRequest } from '#domain/model-calls.ts';
import { addressOf, bodyFor, type Target } from './litellm-body.ts';
import type { LiteLlmBreaker } from './litellm-breaker.ts';
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

type LiteLlmOptions = { readonly baseUrl: string; readonly timeoutMs: number; readonly breaker: LiteLlmBreaker };

export function createLiteLlm(options: LiteLlmOptions): LiteLlm {
  const { breaker } = options;
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
      const create = () =>
        chat
          .create(body, { signal, headers: by(request) })
          .withResponse()
          .catch(throwUpstream);
      const answer = await breaker.run(create);
      return readCompletion(answer.data, answer.response.headers, request.model);
    },

    async stream({ signal, ...request }) {
      const body = { ...bodyFor(request), ...streamed } as OpenAI.ChatCompletionCreateParamsStreaming;
      const create = () =>
        chat
          .create(body, { signal, headers: by(request) })
          .withResponse()
          .catch(throwUpstream);
      const answer = await breaker.run(create);
      return new ReplyStream(answer.data, answer.response.headers, {
        model: request.model,
        patienceMs: options.timeoutMs,
      });
    },

    async embed({ signal, request, ...target }) {
      const body = { ...request, ...addressOf(target), encoding_format: 'base64' as const };
      const create = () =>
        openai
          .post<unknown>('/embeddings', { body, signal, headers: by(target) })
          .withResponse()
          .catch(throwUpstream);
      const answer = await breaker.run(create);
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
