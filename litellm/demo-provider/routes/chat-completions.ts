import { chatRequest } from '../chat/chat-request.ts';
import { digestOf } from '../chat/completion.ts';
import { composeCompletion } from '../chat/compose-completion.ts';
import { lastUserText } from '../chat/conversation.ts';
import { countPromptTokens } from '../chat/count-prompt-tokens.ts';
import { sendCompletion } from '../chat/send-completion.ts';
import { streamCompletion } from '../chat/stream-completion.ts';
import type { Exchange } from '../exchange.ts';
import { readJson } from '../http/read-json.ts';
import { notePrompt } from '../journal/note-prompt.ts';
import { applyBeforeAnswer } from '../knobs/apply-before-answer.ts';
import { readDirectives } from '../knobs/directives.ts';
import { sendRaw } from '../knobs/raw-answer.ts';

export async function chatCompletions(exchange: Exchange): Promise<void> {
  const { request: message, entry, state } = exchange;
  const request = await readJson(message, chatRequest);
  const prompt = lastUserText(request.messages);
  const promptTokens = countPromptTokens(request);
  notePrompt(entry, { model: request.model, stream: request.stream === true, prompt, promptTokens });

  const directives = readDirectives(prompt, () => state.attempts.next(`${request.model} ${prompt}`));
  await applyBeforeAnswer(directives, exchange);
  if (directives.raw) return await sendRaw(directives.raw, exchange);
  const completion = composeCompletion({ request, directives, promptTokens });
  entry.replySha256 = digestOf(completion);
  if (!request.stream) return await sendCompletion(completion, directives, exchange);
  const withUsage = request.stream_options?.include_usage === true && !directives['no-usage'];
  await streamCompletion({ completion, withUsage, directives }, exchange);
}
