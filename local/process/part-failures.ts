import { describeListener } from './describe-listener.ts';

/** A part did not become ready, or ended by itself. */
export class PartFailed extends Error {
  readonly part: string;
  readonly logTail: string;
  readonly logFile: string;

  constructor(part: string, reason: string, logFile: string, logTail: string) {
    super(`${part} ${reason}`);
    this.part = part;
    this.logFile = logFile;
    this.logTail = logTail;
  }
}

export type TakenPort = { readonly name: string; readonly port: number; readonly variable: string };

/** Somebody else listens where a part should. */
export class PortInUse extends Error {
  constructor(taken: readonly TakenPort[]) {
    super(taken.map(describe).join('\n'));
  }
}

function describe({ name, port, variable }: TakenPort): string {
  const listener = describeListener(port);
  const by = listener ? ` by ${listener}` : '';
  return `Port ${port}, wanted by ${name}, is in use${by}. Stop that one, or set ${variable} to another port.`;
}
