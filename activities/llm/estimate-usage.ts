import type { Usage } from '#domain/call-cost.ts';
import { type CallRequest, isEmbedding, type ModelReply, type ModelRequest } from '#domain/model-calls.ts';

/** What OpenAI counts beside the words: https://developers.openai.com/cookbook/examples/how_to_count_tokens_with_tiktoken */
const TOKENS_PER_MESSAGE = 4;
/** What OpenAI counts for an image in low detail. */
const TOKENS_PER_IMAGE = 85;

/** Counts tokens that no provider told: near enough for providers whose tokenizer is another one. */
export async function estimateUsage(request: CallRequest, reply: ModelReply | null): Promise<Usage> {
  // Its tables take some 80 MB: a worker that needs none of it has none of it.
  const { countTokens } = await import('gpt-tokenizer/encoding/o200k_base');
  const count = (text: string): number => countTokens(text, { disallowedSpecial: new Set() });
  const { texts, fixed } = isEmbedding(request) ? { texts: request.input, fixed: 0 } : promptOf(request);
  return {
    promptTokens: texts.reduce((sum, text) => sum + count(text), fixed),
    completionTokens: (reply?.choices ?? []).flatMap(said).reduce((sum, text) => sum + count(text), 0),
  };
}

/** The words of a prompt, and the tokens that come to them. */
function promptOf(request: ModelRequest): { readonly texts: readonly string[]; readonly fixed: number } {
  const { messages } = request;
  const asked = ['tools', 'response_format'].flatMap((name) => (request[name] ? JSON.stringify(request[name]) : []));
  const images = messages.flatMap(imagesOf).length;
  return {
    texts: [...messages.flatMap(textsOf), ...asked],
    fixed: messages.length * TOKENS_PER_MESSAGE + images * TOKENS_PER_IMAGE,
  };
}

type Message = { readonly content?: unknown; readonly tool_calls?: unknown };
type Part = { readonly type?: unknown; readonly text?: unknown };

const partsOf = (message: unknown): readonly Part[] => {
  const { content } = message as Message;
  return Array.isArray(content) ? (content as Part[]) : [];
};

function textsOf(message: unknown): string[] {
  const { content, tool_calls: toolCalls } = message as Message;
  const texts = partsOf(message).flatMap(({ text }) => (typeof text === 'string' ? text : []));
  return [
    ...(typeof content === 'string' ? [content] : texts),
    ...(toolCalls === undefined || toolCalls === null ? [] : [JSON.stringify(toolCalls)]),
  ];
}

const imagesOf = (message: unknown): readonly Part[] => partsOf(message).filter(({ type }) => type === 'image_url');

const said = ({ message: { content, refusal, toolCalls } }: ModelReply['choices'][number]): string[] => [
  ...(content === null ? [] : [content]),
  ...(refusal === null ? [] : [refusal]),
  ...toolCalls.flatMap(({ name, arguments: text }) => [name, text]),
];
