import type { IncomingMessage, ServerResponse } from 'node:http';
import type { State } from './exchange.ts';
import { readJson } from './http/read-json.ts';
import { sendJson } from './http/send-json.ts';
import { changePace, paceChange } from './pace.ts';
import { badRequest, ProviderError } from './provider-error.ts';
import { models } from './routes/models.ts';

type Ask = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly path: string;
  readonly query: string;
  readonly state: State;
};

/** Everything that is not a model call: health, the list of models, the pace and the journal. */
export async function answerOperator({ request, response, path, query, state }: Ask): Promise<void> {
  const { journal, attempts, pace } = state;
  switch (`${request.method} ${path}`) {
    case 'GET /health':
      return sendJson(response, 200, { status: 'ok' });
    case 'GET /v1/models':
      return sendJson(response, 200, models);
    case 'PUT /control':
      changePace(pace, await readJson(request, paceChange));
      return sendJson(response, 200, { delay_ms: pace.delayMs, chunk_delay_ms: pace.chunkDelayMs });
    case 'GET /journal':
      return sendJson(response, 200, journal.since(sinceOf(query)));
    case 'DELETE /journal':
      journal.clear();
      attempts.clear();
      return sendJson(response, 200, { entries: [] });
    default:
      throw new ProviderError(404, `The demo provider has no ${request.method} ${path}`);
  }
}

function sinceOf(query: string): number {
  const since = Number(new URLSearchParams(query).get('since') ?? 0);
  if (!Number.isInteger(since) || since < 0) throw badRequest('`since` is the id of the last entry seen');
  return since;
}
