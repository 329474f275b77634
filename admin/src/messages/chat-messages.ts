import type { JobCall } from '../jobs/job.ts';

/** One message of a chat, as text. */
export type ChatMessage = { readonly role: string; readonly text: string };

type Loose = Readonly<Record<string, unknown>>;

/** What was said in a call, in order: the request's messages, then the reply. Unknown parts are named, not hidden. */
export function chatMessages({
  request_data: request,
  response_data: reply,
}: Pick<JobCall, 'request_data' | 'response_data'>): ChatMessage[] {
  const asked = listIn(request, 'messages').map(readMessage);
  const inputs = inputsOf(request);
  const answers = listIn(reply, 'choices').map((choice) => readMessage((choice as Loose)['message']));
  return [...asked, ...inputs, ...answers];
}

const listIn = (value: unknown, field: string): readonly unknown[] => {
  const found = (value as Loose | null)?.[field];
  return Array.isArray(found) ? found : [];
};

/** What an embedding was asked of. */
function inputsOf(request: unknown): ChatMessage[] {
  const input = (request as Loose | null)?.['input'];
  if (input === undefined) return [];
  const texts = Array.isArray(input) ? input : [input];
  return texts.map((text) => ({ role: 'input', text: typeof text === 'string' ? text : JSON.stringify(text) }));
}

function readMessage(message: unknown): ChatMessage {
  const { role, content, refusal, toolCalls, tool_calls, name } = (message ?? {}) as Loose;
  const calls = Array.isArray(toolCalls) ? toolCalls : Array.isArray(tool_calls) ? tool_calls : [];
  const parts = [
    readContent(content),
    typeof refusal === 'string' ? `Refused: ${refusal}` : '',
    ...calls.map(readToolCall),
  ];
  const who = typeof name === 'string' ? `${String(role)} (${name})` : String(role ?? 'unknown');
  return { role: who, text: parts.filter(Boolean).join('\n') };
}

function readContent(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content
    .map((part: Loose) => (typeof part['text'] === 'string' ? part['text'] : `[${String(part['type'])}]`))
    .join('\n');
}

function readToolCall(call: unknown): string {
  const { function: called, name, arguments: given } = call as Loose;
  const { name: inner, arguments: innerGiven } = (called ?? {}) as Loose;
  return `Calls ${String(inner ?? name)}(${String(innerGiven ?? given ?? '')})`;
}
