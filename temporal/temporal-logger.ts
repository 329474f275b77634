import { DefaultLogger, type Logger, type LogLevel } from '@temporalio/worker';
import type { Logger as Pino } from 'pino';

const levels = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;

/** Sends the Temporal SDK's log to ours. Its routine lines are of interest only when debugging. */
export function temporalLogger(log: Pino): Logger {
  const lowest: LogLevel = log.isLevelEnabled('debug') ? 'DEBUG' : 'WARN';
  return new DefaultLogger(lowest, ({ level, message, meta }) => log[levels[level]](meta ?? {}, message));
}
