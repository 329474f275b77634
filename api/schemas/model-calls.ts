import { z } from 'zod';
import { errorCodes } from '#domain/errors.ts';
import { finishReasons } from '#domain/finish-reasons.ts';
import { LONGEST_CACHE_SECONDS } from '#domain/response-cache.ts';
import { FormatError, readFormat } from '#domain/structured/reply-format.ts';
import { embeddingList, embeddingParameters } from './embeddings.ts';
import { metadataInput, timestamp } from './fields.ts';
import { jobCosts, jobParams, jobStatus, onlyCallJobFields } from './jobs.ts';

const message = z.looseObject({
  role: z.enum(['system', 'developer', 'user', 'assistant', 'tool', 'function']),
  content: z
    .union([z.string(), z.array(z.looseObject({ type: z.string() }))], {
      error: 'must be a text or a list of content parts, each with a type',
    })
    .nullish(),
});

const responseFormat = z
  .looseObject({ type: z.enum(['text', 'json_object', 'json_schema']) })
  .superRefine((format, context) => {
    try {
      readFormat(format);
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      context.addIssue({ code: 'custom', path: [...error.path], message: error.message });
    }
  });

/** OpenAI's chat parameters that go to the model as they are. Everything else a client sends is left out. */
const parameters = {
  messages: z
    .array(message)
    .min(1)
    .meta({ example: [{ role: 'user', content: 'Summarize: …' }] }),
  temperature: z.number().min(0).max(2).optional(),
  max_tokens: z.int().min(1).optional(),
  top_p: z.number().min(0).max(1).optional(),
  frequency_penalty: z.number().min(-2).max(2).optional(),
  presence_penalty: z.number().min(-2).max(2).optional(),
  stop: z.union([z.string(), z.array(z.string()).max(4)]).optional(),
  response_format: responseFormat.optional(),
  tools: z.array(z.looseObject({ type: z.string() })).optional(),
  tool_choice: z.union([z.string(), z.looseObject({ type: z.string() })]).optional(),
  seed: z.int().optional(),
  n: z.int().min(1).max(16).optional(),
  parallel_tool_calls: z.boolean().optional(),
  logit_bias: z.record(z.string(), z.number()).optional(),
  reasoning_effort: z.string().optional(),
};

export const modelParameters = z.object(parameters);

/** Where the operator has the replies of an alias kept. */
export const cacheField = z
  .union([z.boolean(), z.strictObject({ ttl_seconds: z.int().min(1).max(LONGEST_CACHE_SECONDS) })], {
    error: `must be true, false or {"ttl_seconds": 1 to ${LONGEST_CACHE_SECONDS}}`,
  })
  .optional()
  .meta({
    description:
      'Whether a reply that was given to the very same request before will do. false: never; ttl_seconds: one that is not older',
  });

/** What is said of a call beside what goes to the model. */
const callNotes = {
  model: z
    .string()
    .optional()
    .meta({ description: "A model alias or an access group; the team's default when left out", example: 'standard' }),
  model_group: z.string().optional().meta({ description: 'The same, as the older API calls it' }),
  purpose: z
    .string()
    .max(255)
    .optional()
    .meta({ description: 'What this call is for; shown on the receipt', example: 'summarize' }),
  call_metadata: metadataInput.default({}),
  cache: cacheField,
};

const callFields = { ...parameters, ...callNotes };

export const callBody = z.object(callFields);
export const createAndCallBody = z.object({ ...onlyCallJobFields, ...callFields });
const embeddingBody = z.object({ ...embeddingParameters, ...callNotes });
const createAndEmbedBody = z.object({ ...embeddingParameters, ...onlyCallJobFields, ...callNotes });

export type EmbeddingBody = z.output<typeof embeddingBody>;
export type CreateAndEmbedBody = z.output<typeof createAndEmbedBody>;
export type CallBody = z.output<typeof callBody>;
export type CreateAndCallBody = z.output<typeof createAndCallBody>;

export const callParams = jobParams.extend({ call_id: z.uuid('is not a call id') });

const toolCalls = z.array(
  z.object({
    id: z.string(),
    type: z.literal('function'),
    function: z.object({ name: z.string(), arguments: z.string() }),
  }),
);

const finishReason = z.enum(finishReasons).nullable();

const response = z.object({
  content: z.string().nullable(),
  finish_reason: finishReason,
  tool_calls: toolCalls.optional(),
});
const callFacts = z.object({
  latency_ms: z.int(),
  model: z.string().meta({ description: 'The alias' }),
  cached: z.boolean(),
});

export const completion = z.object({
  call_id: z.uuid(),
  response,
  metadata: callFacts,
  id: z.string(),
  object: z.literal('chat.completion'),
  created: z.int(),
  model: z.string().meta({ description: 'The alias' }),
  choices: z.array(
    z.object({
      index: z.int(),
      finish_reason: finishReason,
      message: z.object({
        role: z.literal('assistant'),
        content: z.string().nullable(),
        refusal: z.string().nullable(),
        tool_calls: toolCalls.optional(),
      }),
    }),
  ),
});

const toolCallPiece = z.object({
  index: z.int(),
  id: z.string().optional(),
  type: z.literal('function').optional(),
  function: z.object({ name: z.string().optional(), arguments: z.string().optional() }),
});

/** A piece of a streamed reply. */
export const completionChunk = z.object({
  id: z.string(),
  object: z.literal('chat.completion.chunk'),
  created: z.int(),
  model: z.string().meta({ description: 'The alias' }),
  choices: z.array(
    z.object({
      index: z.int(),
      delta: z.object({
        role: z.literal('assistant').optional(),
        content: z.string().optional(),
        refusal: z.string().optional(),
        tool_calls: z.array(toolCallPiece).optional(),
      }),
      finish_reason: finishReason,
    }),
  ),
});

export type ChunkView = z.input<typeof completionChunk>;

/** All that an event of a stream may hold: a piece, or (named `restart`) that the text so far is void. */
export const streamEvent = z.union([completionChunk, z.object({ call_id: z.uuid() })]);

export type CompletionView = z.input<typeof completion>;

export const completedJob = z.object({
  job_id: z.uuid(),
  call_id: z.uuid(),
  status: jobStatus,
  response,
  metadata: callFacts,
  choices: completion.shape.choices,
  costs: jobCosts,
  completed_at: timestamp,
});

export const callView = z.object({
  call_id: z.uuid(),
  job_id: z.uuid(),
  status: z.enum(['RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED']),
  purpose: z.string().nullable(),
  model: z.string().meta({ description: 'The alias' }),
  created_at: timestamp,
  completed_at: timestamp.nullable(),
  reply: z
    .union([completion, embeddingList])
    .nullable()
    .meta({ description: 'Of a call that was stopped: what it had said by then' }),
  error: z.object({ code: z.enum(errorCodes), message: z.string() }).nullable(),
});

export type CallView = z.input<typeof callView>;
