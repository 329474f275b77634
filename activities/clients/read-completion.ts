import { z } from 'zod';
import type { Usage } from '#domain/call-cost.ts';
import { neutralFinishReason } from '#domain/finish-reasons.ts';
import type { ModelReply } from '#domain/model-calls.ts';
import { createNeutralIds } from './neutral-ids.ts';
import { UpstreamError } from './upstream-error.ts';

/** What a call came to at LiteLLM, beside the reply itself. */
export type CallAccount = {
  readonly actualModel: string;
  readonly liteLlmCallId: string | null;
  readonly usage: Usage | null;
  readonly rawUsage: unknown;
  /** Dollars as LiteLLM writes them (`1.35e-05`), or null when it said nothing. */
  readonly reportedCostUsd: string | null;
};

export type Completion = CallAccount & { readonly reply: ModelReply };

const tokens = z.int32().min(0);

/** Tokens as OpenAI's answers tell them. */
export const usageSchema = z.looseObject({ prompt_tokens: tokens, completion_tokens: tokens });

/** The place of a choice or a tool call among others. */
export const placeSchema = z.int().min(0).max(127).default(0);

const completionSchema = z.looseObject({
  model: z.string().nullish(),
  choices: z
    .array(
      z.looseObject({
        index: placeSchema,
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
  usage: usageSchema.nullish(),
});

/** What LiteLLM answered, without what tells the model. Throws {@link UpstreamError} when it is no chat completion. */
export function readCompletion(body: unknown, headers: Headers, askedModel: string): Completion {
  const parsed = completionSchema.safeParse(body);
  if (!parsed.success) {
    throw new UpstreamError(
      { status: 502, retryAfterSeconds: null },
      `Not a chat completion: ${z.prettifyError(parsed.error)}`,
    );
  }
  const { choices, usage, model } = parsed.data;
  const neutralId = createNeutralIds();
  return {
    reply: {
      created: Math.floor(Date.now() / 1000),
      choices: choices.map((choice) => neutralChoice(choice, neutralId)),
    },
    actualModel: servingModel(headers) ?? model ?? askedModel,
    liteLlmCallId: headers.get('x-litellm-call-id'),
    usage: usage ? { promptTokens: usage.prompt_tokens, completionTokens: usage.completion_tokens } : null,
    rawUsage: usage ?? null,
    reportedCostUsd: headers.get('x-litellm-response-cost'),
  };
}

/** The model that answered, by the name LiteLLM knows it by: a fallback's when that did. */
export const servingModel = (headers: Headers): string | null => headers.get('x-litellm-model-group');

type Choice = z.infer<typeof completionSchema>['choices'][number];

const neutralChoice = (
  { index, finish_reason: reason, message }: Choice,
  neutralId: (id: string) => string,
): ModelReply['choices'][number] => ({
  index,
  finishReason: typeof reason === 'string' ? neutralFinishReason(reason) : null,
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
