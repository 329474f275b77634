import { z } from 'zod';
import { type Completion, servingModel, usageSchema } from './read-completion.ts';
import { UpstreamError } from './upstream-error.ts';

/** The vector itself, whatever form it came in: nothing else can hide in it. Not every provider takes `encoding_format`. */
const vectorSchema = z
  .union([z.base64().transform(readFloats), z.array(z.number()).transform((vector) => Float32Array.from(vector))])
  .refine((vector) => vector.length > 0 && vector.every(Number.isFinite), 'is no vector')
  .transform(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength).toString('base64'));

const embeddingsSchema = z.looseObject({
  model: z.string().nullish(),
  data: z.array(z.looseObject({ index: z.int(), embedding: vectorSchema })).min(1),
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
      embeddings: inOrder.map(({ embedding }) => embedding),
    },
    actualModel: servingModel(headers) ?? model ?? askedModel,
    liteLlmCallId: headers.get('x-litellm-call-id'),
    usage: usage ? { promptTokens: usage.prompt_tokens, completionTokens: 0 } : null,
    rawUsage: usage ?? null,
    reportedCostUsd: headers.get('x-litellm-response-cost'),
  };
}

function readFloats(base64: string, context: z.RefinementCtx): Float32Array {
  const bytes = Uint8Array.from(Buffer.from(base64, 'base64'));
  if (bytes.length % Float32Array.BYTES_PER_ELEMENT === 0) return new Float32Array(bytes.buffer);
  context.addIssue({ code: 'custom', message: 'is no vector' });
  return z.NEVER;
}
