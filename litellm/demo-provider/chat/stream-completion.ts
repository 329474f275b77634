import { once } from 'node:events';
import { cutOff, type Exchange } from '../exchange.ts';
import type { Directives } from '../knobs/directives.ts';
import { pause, pauseForEver } from '../knobs/pause.ts';
import type { Completion } from './completion.ts';
import { completionFrames } from './completion-frames.ts';

const HEADERS = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' };
const BATCH_CHARACTERS = 8_192;

type Stream = { readonly completion: Completion; readonly withUsage: boolean; readonly directives: Directives };

/** Answers chunk by chunk, each after its pause; without a pause, chunks share a write. */
export async function streamCompletion(stream: Stream, exchange: Exchange): Promise<void> {
  const { directives } = stream;
  const { response, entry, state, gone } = exchange;
  const chunkDelayMs = directives['chunk-delay'] ?? state.pace.chunkDelayMs;
  let batch = '';
  const flush = async () => {
    if (!response.write(batch)) await once(response, 'drain', { signal: gone });
    batch = '';
  };

  entry.status = 200;
  response.writeHead(200, HEADERS);
  for (const { data, tokens } of completionFrames(stream.completion, stream.withUsage)) {
    if (tokens > 0 && isTroubled(directives, entry.producedTokens)) {
      await flush();
      return await stopShort(directives, exchange);
    }
    if (tokens > 0) await pause(chunkDelayMs, gone);
    batch += `data: ${data}\n\n`;
    entry.producedTokens += tokens;
    if (chunkDelayMs > 0 || batch.length >= BATCH_CHARACTERS) await flush();
  }
  response.end(batch);
  state.journal.close(entry, 'answered');
}

const isTroubled = (directives: Directives, produced: number): boolean =>
  [directives['cut-off'], directives.hang, directives['stream-error']].some(
    (after) => after !== undefined && produced >= after,
  );

async function stopShort(directives: Directives, exchange: Exchange): Promise<void> {
  const { response, state, entry, gone } = exchange;
  if (directives.hang !== undefined) await pauseForEver(gone);
  if (directives['cut-off'] !== undefined) return await cutOff(exchange);
  const error = { message: 'The demo provider was asked to fail in its stream', type: 'server_error', code: null };
  response.end(`data: ${JSON.stringify({ error })}\n\n`);
  state.journal.close(entry, 'refused');
}
