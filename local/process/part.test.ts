import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { answersHttp } from './answers-http.ts';
import { Part } from './part.ts';
import type { PartDefinition } from './part-definition.ts';
import { PartFailed, PortInUse } from './part-failures.ts';
import { freePort } from './ports.ts';

const SERVER = `require('node:http').createServer((_, reply) => reply.end('hello')).listen(PORT, '127.0.0.1')`;

let directory: string;
let port: number;
let part: Part | undefined;

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'part-'));
  port = await freePort();
});

afterEach(async () => {
  await part?.kill();
  part = undefined;
  await rm(directory, { recursive: true });
});

function createPart(script = SERVER, readyWithinMs = 10_000): Part {
  const definition: PartDefinition = {
    name: 'greeter',
    address: `http://127.0.0.1:${port}`,
    ports: [{ port, variable: 'GREETER_PORT' }],
    readyWithinMs,
    launch: () => ({
      command: process.execPath,
      parameters: ['-e', script.replace('PORT', String(port))],
      environment: {},
    }),
    isReady: () => answersHttp(`http://127.0.0.1:${port}`, [200]),
  };
  part = new Part(definition, { logsDirectory: directory, runDirectory: directory });
  return part;
}

describe('a part', () => {
  it('is back on its port after kill -9 and start', async () => {
    const greeter = createPart();
    await greeter.start();
    const { pid } = greeter;
    await greeter.kill('SIGKILL');
    expect(await answersHttp(greeter.address)).toBe(false);

    await greeter.start();
    expect(await answersHttp(greeter.address, [200])).toBe(true);
    expect(greeter.pid).not.toBe(pid);
  });

  it('tells of an end that nobody asked for, and of no other', async () => {
    const ends: string[] = [];
    const greeter = createPart();
    greeter.onUnexpectedExit = (how) => void ends.push(how);
    await greeter.start();
    await greeter.stop();
    expect(ends).toEqual([]);

    await greeter.start();
    process.kill(greeter.pid ?? 0, 'SIGKILL');
    await expect.poll(() => ends).toEqual(['SIGKILL']);
  });

  it('fails with what its process said last, when that ends too early', async () => {
    const greeter = createPart(`console.error('no more room'); process.exit(3)`);
    const failure = await greeter.start().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PartFailed);
    expect(failure).toMatchObject({ part: 'greeter', logTail: 'no more room' });
  });

  it('fails and leaves nothing behind, when it is not ready in time', async () => {
    const greeter = createPart('setInterval(() => {}, 1_000)', 300);
    await expect(greeter.start()).rejects.toThrow('greeter is not ready in time');
    expect(greeter.pid).toBeUndefined();
  });

  it('names who has its port, and the variable that changes it', async () => {
    const other = createServer().listen(port, '127.0.0.1');
    onTestFinished(() => void other.close());
    const failure = await createPart()
      .start()
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PortInUse);
    expect(String(failure)).toMatch(new RegExp(`Port ${port}, wanted by greeter, .* set GREETER_PORT`));
  });
});
