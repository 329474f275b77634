import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { answerOperator } from './answer-operator.ts';
import { type Exchange, openExchange, type State } from './exchange.ts';
import { sendJson } from './http/send-json.ts';
import { Journal } from './journal/journal.ts';
import { Attempts } from './knobs/attempts.ts';
import type { Pace } from './pace.ts';
import { ProviderError } from './provider-error.ts';
import { chatCompletions } from './routes/chat-completions.ts';
import { embeddings } from './routes/embeddings.ts';

const KEEP_ALIVE_MS = 600_000;

const modelRoutes = new Map<string, (exchange: Exchange) => Promise<void>>([
  ['/v1/chat/completions', chatCompletions],
  ['/v1/embeddings', embeddings],
]);

/** An OpenAI-compatible provider that needs no key, no network and no model, and says so in what it answers. */
export function createDemoProvider(pace: Pace): Server {
  const state: State = { journal: new Journal(), attempts: new Attempts(), pace };
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, noDelay: true }, (request, response) => {
    void answer(request, response, state);
  });
  return server;
}

async function answer(request: IncomingMessage, response: ServerResponse, state: State): Promise<void> {
  const [path = '', query = ''] = (request.url ?? '').split('?');
  const route = request.method === 'POST' ? modelRoutes.get(path) : undefined;
  if (route) return await answerModelCall(route, openExchange(request, response, path, state));
  await answerOperator({ request, response, path, query, state }).catch((error) => refuse(response, error));
}

async function answerModelCall(route: (exchange: Exchange) => Promise<void>, exchange: Exchange): Promise<void> {
  try {
    await route(exchange);
  } catch (error) {
    if (exchange.gone.aborted) return;
    exchange.entry.status = refuse(exchange.response, error);
    exchange.state.journal.close(exchange.entry, 'refused');
  }
}

function refuse(response: ServerResponse, error: unknown): number {
  const known = error instanceof ProviderError ? error : new ProviderError(500, String(error));
  if (response.headersSent) response.destroy();
  else sendJson(response, known.status, known.body, known.headers);
  return known.status;
}
