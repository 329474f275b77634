type Shape = (secret: string) => unknown;

const nothing: Shape = () => undefined;
const anyFields: Shape = (secret) => ({ [secret]: secret });

/** Fields that LiteLLM reads, and refuses a reply for whose form they do not have. */
const shapes = new Map<string, Shape>([
  ['role', () => 'assistant'],
  ['type', () => 'function'],
  ['object', () => 'chat.completion'],
  ['function_call', nothing],
  ['audio', nothing],
  ['images', nothing],
  ['logprobs', nothing],
  ['prompt_tokens_details', (secret) => ({ cached_tokens: 1, [secret]: 1 })],
  ['completion_tokens_details', (secret) => ({ reasoning_tokens: 1, [secret]: 1 })],
  ['server_tool_use', () => ({ web_search_requests: 1 })],
  ['thinking_blocks', (secret) => [{ type: 'thinking', thinking: secret, signature: secret }]],
  [
    'annotations',
    (secret) => [{ type: 'url_citation', url_citation: { url: secret, title: secret, start_index: 1, end_index: 2 } }],
  ],
  ['provider_specific_fields', anyFields],
  ['content_filter_results', anyFields],
  ['_hidden_params', anyFields],
]);

/** The same answer in a form that LiteLLM takes for a provider's, its secrets where they were. */
export function believable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(believable);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([name, inner]): [string, unknown] => {
    const shape = shapes.get(name);
    return [name, shape ? shape(JSON.stringify(inner).slice(0, 200)) : believable(inner)];
  });
  return Object.fromEntries(fields);
}
