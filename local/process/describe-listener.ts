import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

const LISTENING = '0A';

/** Who listens on a port, as far as this user may see: "pid 12 (node api/server.ts)". */
export function describeListener(port: number): string | undefined {
  return process.platform === 'linux' ? listenerOnLinux(port) : listenerFromLsof(port);
}

function listenerOnLinux(port: number): string | undefined {
  const sockets = new Set(['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) => listeningSockets(table, port)));
  const pid = readdirSync('/proc').find((entry) => /^\d+$/.test(entry) && holdsSocket(entry, sockets));
  return pid && `pid ${pid} (${commandOf(pid)})`;
}

function listeningSockets(table: string, port: number): string[] {
  const hexPort = port.toString(16).toUpperCase().padStart(4, '0');
  return orEmpty(() => readFileSync(table, 'utf8').split('\n'))
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[1]?.endsWith(`:${hexPort}`) && fields[3] === LISTENING)
    .map((fields) => `socket:[${fields[9]}]`);
}

function holdsSocket(pid: string, sockets: ReadonlySet<string>): boolean {
  const directory = `/proc/${pid}/fd`;
  return orEmpty(() => readdirSync(directory)).some((descriptor) =>
    orEmpty(() => [readlinkSync(`${directory}/${descriptor}`)]).some((target) => sockets.has(target)),
  );
}

function commandOf(pid: string): string {
  const [line = '?'] = orEmpty(() => [readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()]);
  return line.slice(0, 120);
}

function listenerFromLsof(port: number): string | undefined {
  const [output = ''] = orEmpty(() => [
    execFileSync('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'], { encoding: 'utf8', stdio: 'pipe' }),
  ]);
  const pid = /^p(\d+)$/m.exec(output)?.[1];
  return pid && `pid ${pid} (${/^c(.+)$/m.exec(output)?.[1] ?? '?'})`;
}

function orEmpty<T>(read: () => T[]): T[] {
  try {
    return read();
  } catch {
    return [];
  }
}
