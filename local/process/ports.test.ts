import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { freePort, isPortFree } from './ports.ts';

const MODULE = path.join(import.meta.dirname, 'ports.ts');

/** Chooses ports in a process of its own, which goes on living. */
async function chooseElsewhere(count: number) {
  const program = `
    const { freePort } = await import(${JSON.stringify(MODULE)});
    const ports = [];
    for (let n = 0; n < ${count}; n++) ports.push(await freePort());
    console.log(JSON.stringify(ports));
    process.stdin.resume();`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program]);
  const [line] = await once(child.stdout, 'data');
  return { ports: JSON.parse(String(line)) as number[], end: () => child.kill() };
}

describe('freePort', () => {
  it('gives no port twice, to this process or to another that lives', async () => {
    const others = await Promise.all([chooseElsewhere(250), chooseElsewhere(250)]);
    const own = await Promise.all(Array.from({ length: 250 }, freePort));
    for (const { end } of others) end();
    expect(new Set([...own, ...others.flatMap(({ ports }) => ports)]).size).toBe(750);
  });

  it('gives none that somebody listens on', async () => {
    const next = (await freePort()) + 1;
    const server = createServer().listen(next, '127.0.0.1');
    await once(server, 'listening');
    expect(await isPortFree(next)).toBe(false);
    expect(await freePort()).toBeGreaterThan(next);
    server.close();
  });
});
