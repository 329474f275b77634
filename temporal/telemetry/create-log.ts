import { type Level, type Logger, pino } from 'pino';
import { describeError } from './describe-error.ts';

export type LogOptions = {
  readonly name: string;
  readonly level: Level | 'silent';
  /** Added to every line: the trace that it belongs to, when requests are traced. */
  readonly traceFields: (() => object) | undefined;
};

/** A process's log: one JSON object a line on its standard output, with ids and never with content. */
export const createLog = ({ name, level, traceFields }: LogOptions): Logger =>
  pino({
    name,
    level,
    serializers: { err: (error: unknown) => describeError(error) },
    ...(traceFields && { mixin: traceFields }),
  });
