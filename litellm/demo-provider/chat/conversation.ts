import type { ChatMessage } from './chat-request.ts';

/** The words of a message; parts that are not text are left to `countImages`. */
export function textOf({ content }: ChatMessage): string {
  if (typeof content === 'string') return content;
  return (content ?? []).flatMap(({ text }) => text ?? []).join('\n');
}

export const countImages = (messages: readonly ChatMessage[]): number =>
  messages.flatMap(({ content }) => (Array.isArray(content) ? content : [])).filter(({ type }) => type === 'image_url')
    .length;

export function lastUserText(messages: readonly ChatMessage[]): string {
  const last = messages.findLast(({ role }) => role === 'user') ?? messages.at(-1);
  return last ? textOf(last) : '';
}
