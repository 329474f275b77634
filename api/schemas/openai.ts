import { z } from 'zod';
import { embeddingParameters } from './embeddings.ts';
import { METADATA_BYTES } from './fields.ts';
import { jobType } from './jobs.ts';
import { cacheField, completion, modelParameters } from './model-calls.ts';

/** Where a call goes, in the words that OpenAI's clients can say: an open job, or a job of its own. */
const metadata = z
  .looseObject({
    job_id: z.uuid('is not a job id').optional().meta({ description: 'An open job that the call is to be part of' }),
    job_type: jobType.optional().meta({ description: 'The type of the job that is made for it' }),
  })
  .refine((value) => JSON.stringify(value).length <= METADATA_BYTES, { message: 'may be at most 10 KB of JSON' })
  .optional();

const DEFAULT_JOB_TYPES = { chat: 'chat_completion', embedding: 'embedding' } as const;

export const placement = z.object({ 'x-job-id': z.uuid('is not a job id').optional() });

const common = {
  model: z.string().min(1).meta({ description: 'A model alias or an access group', example: 'standard' }),
  user: z.string().max(255).optional().meta({ description: 'Your own user, for your reports' }),
  cache: cacheField,
  metadata,
};

/** Something that cannot be honoured, and must not be left out in silence. */
const unsupported = (why: string, neutral: z.ZodType = z.never()) =>
  neutral.optional().meta({ description: `Not supported: ${why}` });

const notSupported = (why: string) => ({ error: `is not supported: ${why}. Leave it out.` });
const never = (why: string) => unsupported(why, z.undefined(notSupported(why)));
const only = <T extends string | boolean>(value: T, why: string) =>
  unsupported(why, z.literal(value, notSupported(why)));

const refused = {
  logprobs: only(false, 'probabilities of tokens are not told'),
  top_logprobs: never('probabilities of tokens are not told'),
  audio: never('replies are text'),
  modalities: unsupported('replies are text', z.tuple([z.literal('text')], notSupported('replies are text'))),
  store: only(false, 'replies are kept with their job'),
  service_tier: unsupported(
    'the operator decides how calls are made',
    z.enum(['auto', 'default'], notSupported('the operator decides how calls are made')),
  ),
  web_search_options: never('models search nothing'),
  prediction: never('there are no predicted outputs'),
  functions: never('it is the older form of tools'),
  function_call: never('it is the older form of tool_choice'),
};

/** OpenAI's clients write null for what they leave out. */
const withoutNulls = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).filter(([, field]) => field !== null))
    : value;

const chatFields = z.object({
  ...modelParameters.shape,
  ...common,
  ...refused,
  max_completion_tokens: z.int().min(1).optional(),
  stream: z.boolean().default(false),
  stream_options: z.looseObject({}).optional().meta({ description: 'Read past: tokens are not told' }),
});

export const chatCompletionBody = z.preprocess(withoutNulls, chatFields).transform((body) => {
  const { metadata: told = {}, user, cache, max_completion_tokens: limit, stream, ...parameters } = body;
  const { job_id, job_type = DEFAULT_JOB_TYPES.chat, ...rest } = told;
  const call = { ...modelParameters.parse(parameters), model: body.model, cache, ...(limit && { max_tokens: limit }) };
  return { stream, jobId: job_id ?? null, jobType: job_type, user, metadata: rest, call };
});

export const chatCompletion = completion.pick({ id: true, object: true, created: true, model: true }).extend({
  choices: z.array(completion.shape.choices.element.extend({ logprobs: z.null().default(null) })),
});

const embeddingFields = z.object({
  ...embeddingParameters,
  ...common,
  encoding_format: z.enum(['float', 'base64']).default('float'),
});

export const embeddingsBody = z.preprocess(withoutNulls, embeddingFields).transform((body) => {
  const { metadata: told = {}, user, cache, encoding_format: format, model, input, dimensions } = body;
  const { job_id, job_type = DEFAULT_JOB_TYPES.embedding, ...rest } = told;
  const call = { model, input, dimensions, cache };
  return { format, jobId: job_id ?? null, jobType: job_type, user, metadata: rest, call };
});

export const model = z.object({
  id: z.string().meta({ description: 'The alias' }),
  object: z.literal('model'),
  created: z.int(),
  owned_by: z.string().meta({ description: "The team's organization" }),
});
export const modelList = z.object({ object: z.literal('list'), data: z.array(model) });
