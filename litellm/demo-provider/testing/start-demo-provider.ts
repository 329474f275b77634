import { once } from 'node:events';
import { createDemoProvider } from '../create-demo-provider.ts';
import type { JournalEntry } from '../journal/journal.ts';

type Body = Record<string, unknown>;

/** A demo provider on a free port, with the few calls its tests make. */
export async function startDemoProvider() {
  const server = createDemoProvider({ delayMs: 0, chunkDelayMs: 0 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`;

  const send = (method: string, path: string, body?: unknown, init: RequestInit = {}) =>
    fetch(`${url}${path}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }), ...init });
  const chat = (content: string, more: Body = {}, init: RequestInit = {}) =>
    send('POST', '/v1/chat/completions', { model: 'demo', messages: [{ role: 'user', content }], ...more }, init);

  return {
    /** What clients of OpenAI's have for its base. */
    url: `${url}/v1`,
    send,
    chat,
    journal: async (): Promise<JournalEntry[]> => (await (await send('GET', '/journal')).json()).entries,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

export type RunningDemoProvider = Awaited<ReturnType<typeof startDemoProvider>>;
