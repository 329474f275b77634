import { createHash } from 'node:crypto';
import OpenAI, { APIConnectionTimeoutError, APIError } from 'openai';
import { z } from 'zod';
import type { Usage } from '#domain/call-cost.ts';
import type { ModelReply, ModelRequest } from '#domain/model-calls.ts';
import type { UpstreamFailure } from '#domain/retries.ts';

type CompletionRequest = {
  readonly model: string;
  readonly fallbacks: readonly string[];
  readonly maxOutputTokens: number | null;
  readonly request: ModelRequest;
  readonly signal: AbortSignal;
};

export type Completion = {
  readonly reply: ModelReply;
  readonly actualModel: string;
  readonly liteLlmCallId: string | null;
  readonly usage: Usage | null;
  readonly rawUsage: unknown;
  /** Dollars as LiteLLM writes them (`1.35e-05`), or null when it said nothing. */
  readonly reportedCostUsd: string | null;
};

export interface LiteLlm {
  /** One request, no retries. Throws {@link UpstreamError}. */
  complete(request: CompletionRequest): Promise<Completion>;
}

/** `detail` may quote the provider: it is for operators, never for a team and never for workflow history. */
export class UpstreamError extends Error {
  override readonly name = 'UpstreamError';
  readonly failure: UpstreamFailure;
  readonly detail: string;

  constructor(failure: UpstreamFailure, detail: string) {
    super(failure.status === null ? 'LiteLLM was not reached' : `LiteLLM answered ${failure.status}`);
    this.failure = failure;
    this.detail = detail;
  }
}

export function createLiteLlm(options: { baseUrl: string; apiKey: string; timeoutMs: number }): LiteLlm {
  const openai = new OpenAI({
    baseURL: new URL('/v1', options.baseUrl).href,
    apiKey: options.apiKey,
    timeout: options.timeoutMs,
    maxRetries: 0,
    defaultHeaders: withoutSdkHeaders,
  });
  return {
    async complete({ signal, ...request }) {
      const body = bodyFor(request) as unknown as OpenAI.ChatCompletionCreateParamsNonStreaming;
      const answer = await openai.chat.completions.create(body, { signal }).withResponse().catch(asUpstreamError);
      return readCompletion(answer.data, answer.response.headers, request.model);
    },
  };
}

/** The SDK tells every server about itself in eight headers; the proxy handles each of them on every call, for no use. */
const withoutSdkHeaders = Object.fromEntries(
  ['Lang', 'Package-Version', 'OS', 'Arch', 'Runtime', 'Runtime-Version', 'Retry-Count', 'Timeout'].map((name) => [
    `X-Stainless-${name}`,
    null,
  ]),
);

function bodyFor({ model, fallbacks, maxOutputTokens, request }: Omit<CompletionRequest, 'signal'>): object {
  const asked = typeof request['max_tokens'] === 'number' ? request['max_tokens'] : null;
  const limit = maxOutputTokens === null ? asked : Math.min(asked ?? maxOutputTokens, maxOutputTokens);
  return {
    ...request,
    model,
    ...(limit === null ? {} : { max_tokens: limit }),
    ...(fallbacks.length === 0 ? {} : { fallbacks }),
  };
}

const completionSchema = z.looseObject({
  model: z.string().nullish(),
  created: z.int().nullish(),
  choices: z
    .array(
      z.looseObject({
        index: z.int().default(0),
        finish_reason: z.string().nullish(),
        message: z.looseObject({
          content: z.string().nullish(),
          refusal: z.string().nullish(),
          tool_calls: z
            .array(
              z.looseObject({ id: z.string(), function: z.looseObject({ name: z.string(), arguments: z.string() }) }),
            )
            .nullish(),
        }),
      }),
    )
    .min(1),
  usage: z.looseObject({ prompt_tokens: z.int(), completion_tokens: z.int() }).nullish(),
});

function readCompletion(body: unknown, headers: Headers, askedModel: string): Completion {
  const parsed = completionSchema.safeParse(body);
  if (!parsed.success) {
    throw new UpstreamError(
      { status: 502, retryAfterSeconds: null },
      `Not a chat completion: ${z.prettifyError(parsed.error)}`,
    );
  }
  const { choices, usage, created, model } = parsed.data;
  return {
    reply: { created: created ?? Math.floor(Date.now() / 1000), choices: choices.map(neutralChoice) },
    actualModel: model ?? askedModel,
    liteLlmCallId: headers.get('x-litellm-call-id'),
    usage: usage ? { promptTokens: usage.prompt_tokens, completionTokens: usage.completion_tokens } : null,
    rawUsage: usage ?? null,
    reportedCostUsd: headers.get('x-litellm-response-cost'),
  };
}

type Choice = z.infer<typeof completionSchema>['choices'][number];

const neutralChoice = ({ index, finish_reason, message }: Choice): ModelReply['choices'][number] => ({
  index,
  finishReason: finish_reason ?? null,
  message: {
    role: 'assistant',
    content: message.content ?? null,
    refusal: message.refusal ?? null,
    toolCalls: (message.tool_calls ?? []).map((call) => ({
      id: neutralId(call.id),
      name: call.function.name,
      arguments: call.function.arguments,
    })),
  },
});

/** Providers sign their tool call ids (`toolu_…`); the same id always gets the same neutral one. */
const neutralId = (id: string): string => `call_${createHash('sha256').update(id).digest('hex').slice(0, 24)}`;

function asUpstreamError(error: unknown): never {
  if (error instanceof APIConnectionTimeoutError)
    throw new UpstreamError({ status: 408, retryAfterSeconds: null }, error.message);
  if (!(error instanceof APIError)) throw error;
  const retryAfter = Number(error.headers?.get('retry-after') ?? Number.NaN);
  const retryAfterSeconds = Number.isFinite(retryAfter) ? Math.ceil(retryAfter) : null;
  throw new UpstreamError({ status: error.status ?? null, retryAfterSeconds }, `${error.message}`.slice(0, 2_000));
}
