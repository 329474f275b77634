import { DefaultLogger, type Logger, type LogLevel, type LogMetadata } from '@temporalio/worker';
import type { Logger as Pino } from 'pino';
import { jobIdOf } from './job-workflow-client.ts';

const levels = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;

/** Sends the Temporal SDK's log to ours. Its routine lines are of interest only when debugging. */
export function temporalLogger(log: Pino): Logger {
  const lowest: LogLevel = log.isLevelEnabled('debug') ? 'DEBUG' : 'WARN';
  return new DefaultLogger(lowest, ({ level, message, meta }) => log[levels[level]](fieldsOf(meta ?? {}), message));
}

/** The SDK names a workflow, we the job that it is; and its errors are to be written like ours. */
function fieldsOf({ error, ...meta }: LogMetadata): object {
  const jobId = typeof meta['workflowId'] === 'string' ? jobIdOf(meta['workflowId']) : null;
  return { ...meta, ...(jobId !== null && { jobId }), ...(error !== undefined && { err: error }) };
}
