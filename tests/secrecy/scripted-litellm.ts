import { once } from 'node:events';
import { createServer } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** An answer to the byte, in the pieces in which it is sent. */
export type ScriptedAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly pieces: readonly Buffer[];
};

/** Stands where LiteLLM is and answers every request with the bytes it was given last. */
export async function startScriptedLiteLlm() {
  let next: ScriptedAnswer = { status: 500, headers: {}, pieces: [] };
  const server = createServer({ noDelay: true, keepAliveTimeout: 60_000 }, async (request, response) => {
    const { status, headers, pieces } = next;
    request.resume();
    response.writeHead(status, headers);
    for (const piece of pieces) {
      response.write(piece);
      await nextTurn();
    }
    response.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`,
    answerWith: (answer: ScriptedAnswer) => {
      next = answer;
    },
    stop: () => void server.close().closeAllConnections(),
  };
}

/** Cuts bytes wherever these parts of their length say, also within a character or a frame. */
export function cut(text: string, places: readonly number[]): Buffer[] {
  const bytes = Buffer.from(text);
  const ends = [...places.map((place) => Math.floor(place * bytes.length)), bytes.length].toSorted((a, b) => a - b);
  return ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end)).filter(({ length }) => length > 0);
}
