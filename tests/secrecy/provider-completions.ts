import fc from 'fast-check';
import { realWord, secret, secretJson, secretNumber } from './secrets.ts';

const words = ['end_turn', 'MAX_TOKENS', 'SAFETY', 'tool_use', 'stop', 'length', 'tool_calls', 'content_filter'];
const finishReason = fc.oneof({ arbitrary: fc.constantFrom(...words), weight: 3 }, secret);

/** What a model says: it may name any model, be long and hold what streams are made of. It has no secret of ours. */
const said: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }), weight: 8 },
  { arbitrary: realWord.map((word) => `I am ${word}. 😀 é 漢字 \u2028`), weight: 8 },
  {
    arbitrary: fc.constantFrom(
      '',
      'data: [DONE]\n\n',
      '{"error": {"message": "no"}}',
      '\r\n\r\nevent: error\n',
      '</s>',
    ),
    weight: 8,
  },
  fc
    .tuple(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 2_000 }))
    .map(([text, times]) => text.repeat(times)),
);

/** Mostly what it should be, and now and then something of a wrong type. */
const mostly = <T>(right: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.oneof({ arbitrary: right, weight: 200 }, { arbitrary: secretJson, weight: 1 });

/** Fields that nobody expects, beside and within the known ones. */
const unknown = fc.dictionary(secret, secretJson, { maxKeys: 2 });

const withUnknown = <T extends Record<string, fc.Arbitrary<unknown>>>(known: T, required: (keyof T & string)[]) =>
  fc.tuple(unknown, fc.record(known, { requiredKeys: required })).map(([more, fields]) => ({ ...more, ...fields }));

const toolCall = (index: number) =>
  withUnknown(
    {
      id: mostly(secret),
      type: mostly(fc.constantFrom('function', 'custom', 'server_tool_use')),
      index: fc.constant(index),
      function: mostly(withUnknown({ name: said, arguments: said, provider: secret }, ['name', 'arguments'])),
    },
    ['id', 'function', 'index'],
  );

const toolCalls = fc.oneof(fc.constant([]), fc.tuple(toolCall(0)), fc.tuple(toolCall(0), toolCall(1)));

/** All that OpenAI, Anthropic and Gemini say of a message through LiteLLM, beside what was said. */
const messageSecrets = {
  role: fc.oneof(fc.constant('assistant'), secret),
  reasoning_content: secret,
  reasoning: secretJson,
  thinking_blocks: secretJson,
  annotations: secretJson,
  audio: secretJson,
  images: secretJson,
  function_call: secretJson,
  citations: secretJson,
  provider_specific_fields: secretJson,
};

const message = withUnknown(
  {
    ...messageSecrets,
    content: mostly(fc.option(said)),
    refusal: fc.option(said),
    tool_calls: mostly(fc.option(toolCalls)),
  },
  ['content'],
);

const usage = withUnknown(
  {
    prompt_tokens: mostly(secretNumber),
    completion_tokens: mostly(secretNumber),
    total_tokens: secretNumber,
    prompt_tokens_details: secretJson,
    completion_tokens_details: secretJson,
    cache_creation_input_tokens: secretNumber,
    server_tool_use: secretJson,
    cost: mostly(secretNumber),
    inference_geo: secret,
  },
  ['prompt_tokens', 'completion_tokens'],
);

const bodySecrets = {
  id: fc.oneof(
    secret,
    secret.map((id) => `chatcmpl-${id}`),
  ),
  created: mostly(secretNumber),
  model: mostly(secret),
  system_fingerprint: secret,
  service_tier: secret,
  provider: secret,
  prompt_filter_results: secretJson,
  citations: secretJson,
  search_results: secretJson,
  vertex_ai_safety_results: secretJson,
  _hidden_params: secretJson,
  response_ms: secretNumber,
};

const choiceSecrets = {
  finish_reason: mostly(fc.option(finishReason)),
  logprobs: secretJson,
  content_filter_results: secretJson,
  provider_specific_fields: secretJson,
  native_finish_reason: secret,
};

const several = <T>(choice: (index: number) => fc.Arbitrary<T>) =>
  fc.oneof({ arbitrary: fc.tuple(choice(0)), weight: 3 }, fc.tuple(choice(0), choice(1)));

/** A whole chat completion with every field that there is. */
export const providerCompletion = withUnknown(
  {
    ...bodySecrets,
    object: fc.oneof(fc.constant('chat.completion'), secret),
    choices: mostly(
      several((index) => withUnknown({ ...choiceSecrets, index: fc.constant(index), message }, ['index', 'message'])),
    ),
    usage: mostly(fc.option(usage)),
  },
  ['choices', 'model'],
);

const delta = withUnknown(
  { ...messageSecrets, content: mostly(said), refusal: said, tool_calls: mostly(toolCalls) },
  [],
);

const chunk = withUnknown(
  {
    ...bodySecrets,
    object: fc.constant('chat.completion.chunk'),
    choices: mostly(
      several((index) => withUnknown({ ...choiceSecrets, index: fc.constant(index), delta }, ['index', 'delta'])),
    ),
    usage: fc.option(usage),
  },
  ['choices', 'model'],
);

/** The pieces of a streamed one, which may end before it is whole. */
export const providerChunks = fc.array(chunk, { minLength: 1, maxLength: 4 });

/** A list of vectors, some of which are none. */
export const providerEmbeddings = withUnknown(
  {
    ...bodySecrets,
    object: secret,
    data: mostly(
      fc.array(
        withUnknown(
          {
            object: secret,
            index: fc.integer({ min: 0, max: 9 }),
            embedding: fc.oneof(
              fc.array(fc.double({ noNaN: true, min: -1e300, max: 1e300 }), { minLength: 1, maxLength: 8 }),
              fc
                .float32Array({ minLength: 1, maxLength: 8 })
                .map((vector) => Buffer.from(vector.buffer).toString('base64')),
              fc
                .float32Array({ minLength: 1, maxLength: 8, noNaN: true, noDefaultInfinity: true })
                .map((vector) => Buffer.from(vector.buffer).toString('base64')),
              { arbitrary: mostly(secret), weight: 1 },
            ),
          },
          ['index', 'embedding'],
        ),
        { minLength: 1, maxLength: 3 },
      ),
    ),
    usage: fc.option(usage),
  },
  ['data', 'model'],
);
