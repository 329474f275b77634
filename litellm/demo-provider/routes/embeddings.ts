import { z } from 'zod';
import type { Exchange } from '../exchange.ts';
import { readJson } from '../http/read-json.ts';
import { sendJson } from '../http/send-json.ts';
import { notePrompt } from '../journal/note-prompt.ts';
import { applyBeforeAnswer } from '../knobs/apply-before-answer.ts';
import { readDirectives, withoutDirectives } from '../knobs/directives.ts';
import { sendRaw } from '../knobs/raw-answer.ts';
import { embed } from '../text/embed.ts';
import { countTokens } from '../text/tokens.ts';

const embeddingsRequest = z.looseObject({
  model: z.string().min(1),
  input: z.union([z.string().min(1), z.array(z.string().min(1)).min(1).max(2_048)]),
  dimensions: z.int().min(1).max(4_096).nullish(),
  encoding_format: z.enum(['float', 'base64']).nullish(),
});

const DEFAULT_DIMENSIONS = 256;

export async function embeddings(exchange: Exchange): Promise<void> {
  const { request: message, response, entry, state } = exchange;
  const request = await readJson(message, embeddingsRequest);
  const inputs = [request.input].flat();
  const prompt = inputs.at(-1) ?? '';
  const promptTokens = inputs.reduce((sum, text) => sum + countTokens(text), 0);
  notePrompt(entry, { model: request.model, stream: false, prompt, promptTokens });

  const directives = readDirectives(prompt, () => state.attempts.next(`${request.model} ${prompt}`));
  await applyBeforeAnswer(directives, exchange);
  if (directives.raw) return await sendRaw(directives.raw, exchange);
  const encode = request.encoding_format === 'base64' ? toBase64 : (vector: number[]) => vector;
  const data = inputs.map((text, index) => {
    const vector = embed(withoutDirectives(text), request.dimensions ?? DEFAULT_DIMENSIONS);
    return { object: 'embedding', index, embedding: encode(vector) };
  });
  const usage = { prompt_tokens: promptTokens, total_tokens: promptTokens };
  entry.status = 200;
  sendJson(response, 200, { object: 'list', model: request.model, data, usage });
  state.journal.close(entry, 'answered');
}

const toBase64 = (vector: number[]): string => Buffer.from(new Float32Array(vector).buffer).toString('base64');
