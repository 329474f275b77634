import fc from 'fast-check';
import { headerSecret, secret, secretJson, secretNumber } from './secrets.ts';

const openAi = fc.record({
  error: fc.record({ message: secret, type: secret, param: fc.option(secret), code: fc.oneof(secret, secretNumber) }),
});
const liteLlm = secret.map((text) => ({
  error: {
    message: `litellm.RateLimitError: ${text}. Received Model Group=${text}`,
    type: null,
    param: text,
    code: '429',
  },
}));
const anthropicError = fc.record({
  type: fc.constant('error'),
  error: fc.record({ type: secret, message: secret }),
  request_id: secret,
});
const geminiError = fc
  .record({ error: fc.record({ code: secretNumber, message: secret, status: secret, details: fc.array(secretJson) }) })
  .chain((error) => fc.constantFrom<unknown>(error, [error]));
const anthropicMessage = fc.record({
  id: secret.map((id) => `msg_${id}`),
  type: fc.constant('message'),
  role: fc.constant('assistant'),
  model: secret,
  content: fc.array(
    fc.record({ type: fc.constantFrom('text', 'thinking', 'tool_use'), text: secret, signature: secret }),
  ),
  stop_reason: secret,
  usage: secretJson,
});
const geminiReply = fc.record({
  candidates: fc.array(
    fc.record({ content: secretJson, finishReason: secret, safetyRatings: secretJson, citationMetadata: secretJson }),
  ),
  usageMetadata: secretJson,
  modelVersion: secret,
  promptFeedback: secretJson,
});

const json = fc.oneof(openAi, liteLlm, anthropicError, geminiError, anthropicMessage, geminiReply, secretJson);

/** What a body can be that is no reply: JSON of every provider, text, HTML, JSON that breaks off, nothing. */
export const strangeBody: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: json.map((body) => JSON.stringify(body)), weight: 6 },
  secret,
  secret.map((text) => `<html><title>502</title><body>${text}</body></html>`),
  secret.map((text) => `${text}`.repeat(300)),
  json.map((body) => JSON.stringify(body).slice(0, -1)),
  fc.constant(''),
);

export const contentType = fc.oneof(
  { arbitrary: fc.constant('application/json'), weight: 4 },
  fc.constantFrom('application/json; charset=utf-8', 'text/html', 'text/plain', 'application/problem+json'),
);

const retryAfter = fc.oneof(
  fc.integer({ min: 0, max: 100 }).map(String),
  fc.constantFrom('-1', '1e300', '99999999999', 'NaN', '', 'Wed, 21 Oct 2026 07:28:00 GMT'),
  headerSecret,
);

/** What LiteLLM and providers write into their headers. */
export const providerHeaders: fc.Arbitrary<Record<string, string>> = fc.record(
  {
    'x-litellm-model-group': headerSecret,
    'x-litellm-call-id': headerSecret,
    'x-litellm-response-cost': fc.oneof(headerSecret, secretNumber.map(String), fc.constant('1.35e-05')),
    'x-litellm-model-api-base': headerSecret,
    'x-litellm-attempted-fallbacks': headerSecret,
    'llm_provider-openai-organization': headerSecret,
    'anthropic-ratelimit-tokens-remaining': headerSecret,
    'x-ratelimit-remaining-tokens': secretNumber.map(String),
    'x-request-id': headerSecret,
    'retry-after': retryAfter,
    'set-cookie': headerSecret,
    server: headerSecret,
    via: headerSecret,
  },
  { requiredKeys: ['x-litellm-call-id'] },
);
