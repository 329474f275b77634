import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:net';

/** Below the range that the system gives to outgoing connections. */
const LOWEST = 20_000;
const BLOCKS = 120;
const BLOCK = 100;

type Block = { readonly first: number; given: number };

let block: Promise<Block> | undefined;

/**
 * A port that nobody listens on and no other process is given, while this one lives: stacks of several processes start side by
 * side, and long after their ports were chosen. Each process has blocks of its own, whose first port it listens on itself.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const current = block ?? claimBlock();
    block = current;
    const own = await current;
    own.given += 1;
    const [place, port] = [own.given, own.first + own.given];
    if (place >= BLOCK - 1 && block === current) block = undefined;
    if (place < BLOCK && (await isPortFree(port))) return port;
  }
}

export function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return listen(port, host).then(
    (server) => new Promise((resolve) => server.close(() => resolve(true))),
    () => false,
  );
}

async function claimBlock(): Promise<Block> {
  for (;;) {
    const first = LOWEST + BLOCK * randomInt(BLOCKS);
    const server = await listen(first, '127.0.0.1').catch(() => null);
    if (!server) continue;
    server.unref();
    return { first, given: 0 };
  }
}

function listen(port: number, host: string): Promise<Server> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => resolve(server));
  });
}
