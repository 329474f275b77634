import { cutOff, type Exchange } from '../exchange.ts';
import { sendJson } from '../http/send-json.ts';
import type { Directives } from '../knobs/directives.ts';
import { pauseForEver } from '../knobs/pause.ts';
import { type Completion, usageOf } from './completion.ts';
import { completionBody } from './completion-body.ts';

/** Answers in one piece, or stops halfway through it when asked to. */
export async function sendCompletion(
  completion: Completion,
  directives: Directives,
  exchange: Exchange,
): Promise<void> {
  const { response, entry, state, gone } = exchange;
  const body = completionBody(completion, !directives['no-usage']);
  entry.status = 200;
  entry.producedTokens = usageOf(completion).completion_tokens;
  if (directives['cut-off'] !== undefined || directives.hang !== undefined) {
    sendHalf(JSON.stringify(body), exchange);
    if (directives.hang !== undefined) await pauseForEver(gone);
    return await cutOff(exchange);
  }
  sendJson(response, 200, body);
  state.journal.close(entry, 'answered');
}

function sendHalf(body: string, { response }: Exchange): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.write(body.slice(0, body.length / 2));
}
