import type { StackEnvironment } from './stack-environment.ts';
import type { StackPorts } from './stack-ports.ts';

/** What every part of one stack is told. */
export type StackContext = {
  readonly root: string;
  readonly ports: StackPorts;
  readonly dataDirectory: string;
  readonly workflowBundle: string;
  readonly environment: StackEnvironment;
};
