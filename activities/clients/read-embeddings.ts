import { z } from 'zod';
import { type Completion, servingModel, usageSchema } from './read-completion.ts';
import { UpstreamError } from './upstream-error.ts';

const embeddingsSchema = z.looseObject({
  model: z.string().nullish(),
  data: z.array(z.looseObject({ index: z.int(), embedding: z.union([z.string(), z.array(z.number())]) })).min(1),
  usage: usageSchema.partial({ completion_tokens: true }).nullish(),
});

/** The vectors that LiteLLM answered. Throws {@link UpstreamError} when they are none. */
export function readEmbeddings(body: unknown, headers: Headers, askedModel: string): Completion {
  const parsed = embeddingsSchema.safeParse(body);
  if (!parsed.success) {
    throw new UpstreamError(
      { status: 502, retryAfterSeconds: null },
      `Not a list of embeddings: ${z.prettifyError(parsed.error)}`,
    );
  }
  const { data, model, usage } = parsed.data;
  const inOrder = data.toSorted((a, b) => a.index - b.index);
  return {
    reply: {
      created: Math.floor(Date.now() / 1000),
      choices: [],
      embeddings: inOrder.map(({ embedding }) => (typeof embedding === 'string' ? embedding : toBase64(embedding))),
    },
    actualModel: servingModel(headers) ?? model ?? askedModel,
    liteLlmCallId: headers.get('x-litellm-call-id'),
    usage: usage ? { promptTokens: usage.prompt_tokens, completionTokens: 0 } : null,
    rawUsage: usage ?? null,
    reportedCostUsd: headers.get('x-litellm-response-cost'),
  };
}

/** Not every provider takes `encoding_format`. */
const toBase64 = (vector: readonly number[]): string => Buffer.from(new Float32Array(vector).buffer).toString('base64');
