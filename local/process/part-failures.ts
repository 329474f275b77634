import { describeListener } from './describe-listener.ts';

/** A part did not become ready, or ended by itself. */
export class PartFailed extends Error {
  readonly part: string;
  readonly logTail: string;
  readonly logFile: string;

  constructor(part: string, reason: string, logFile: string, logTail: string) {
    super(`${part} ${reason} (log: ${logFile})${logTail && `\n${logTail}`}`);
    this.part = part;
    this.logFile = logFile;
    this.logTail = logTail;
  }
}

/** Somebody else listens where a part should. */
export class PortInUse extends Error {
  constructor(part: string, port: number, variable: string) {
    const listener = describeListener(port);
    super(
      `Port ${port}, wanted by ${part}, is in use${listener ? ` by ${listener}` : ''}. Stop that one, or set ${variable}.`,
    );
  }
}
