/** How a reply may have ended, in OpenAI's words: the only ones that a team hears. */
export const finishReasons = ['stop', 'length', 'tool_calls', 'content_filter'] as const;

export type FinishReason = (typeof finishReasons)[number];

/** What providers say instead. Their own words would tell who they are. */
const others: readonly (readonly [FinishReason, readonly string[]])[] = [
  ['length', ['max_tokens', 'model_length', 'model_context_window_exceeded', 'error_limit']],
  ['tool_calls', ['tool_use', 'tool_call', 'function_call']],
  [
    'content_filter',
    [
      'refusal',
      'safety',
      'recitation',
      'language',
      'blocklist',
      'prohibited_content',
      'spii',
      'image_safety',
      'content_filtered',
      'guardrail_intervened',
      'error_toxic',
      'sensitive',
    ],
  ],
];

const known = new Map<string, FinishReason>([
  ...finishReasons.map((reason) => [reason, reason] as const),
  ...others.flatMap(([reason, words]) => words.map((word) => [word, reason] as const)),
]);

/** A provider's word for how a reply ended, in a word that every model has. One that nobody knows is an ordinary end. */
export const neutralFinishReason = (word: string): FinishReason => known.get(word.toLowerCase()) ?? 'stop';
