import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const SERVER = path.resolve(import.meta.dirname, '../server.ts');
const PATIENCE_MS = 20_000;

export type AdminServer = {
  readonly url: string;
  /** Asks it to end, as a supervisor does. Resolves with its exit code, null when a signal ended it. */
  stop(): Promise<number | null>;
};

type Environment = Readonly<Record<string, string | undefined>>;

/** The admin server as a process of its own, ready to be asked. */
export async function startAdminServer(environment: Environment, port: number): Promise<AdminServer> {
  const url = `http://127.0.0.1:${port}`;
  const server = spawn(process.execPath, [SERVER], {
    env: { ...environment, ADMIN_HOST: '127.0.0.1', ADMIN_PORT: String(port), LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const ended = once(server, 'exit').then(([code]) => code as number | null);
  await Promise.race([
    untilReady(url),
    ended.then((code) => {
      throw new Error(`The admin server ended with ${code} before it was ready`);
    }),
  ]);
  return {
    url,
    stop() {
      server.kill('SIGTERM');
      return ended;
    },
  };
}

async function untilReady(url: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const isReady = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return;
    await sleep(50);
  }
  throw new Error(`The admin server is not ready after ${PATIENCE_MS} ms`);
}
