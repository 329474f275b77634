import type { Server } from 'node:http';
import type { Logger } from 'pino';

const GRACE_MS = 10_000;

/** On SIGTERM or SIGINT: takes no new request, lets those under way finish for ten seconds, and so ends the process. */
export function stopOnSignal(server: Server, log: Logger): void {
  const stop = (signal: NodeJS.Signals): void => {
    log.info({ signal }, 'admin stops');
    server.close();
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
}
