import type { TemporalOptions } from './parts/temporal.ts';
import type { GivenEnvironment } from './stack-environment.ts';
import type { StackPorts } from './stack-ports.ts';

export const partNames = [
  'postgres',
  'valkey',
  'temporal',
  'demo-provider',
  'litellm',
  'worker',
  'api',
  'admin',
] as const;

export type PartName = (typeof partNames)[number];

export type StackOptions = {
  readonly ports: StackPorts;
  readonly dataDirectory: string;
  /** By default a folder in the data directory. */
  readonly logsDirectory?: string;
  readonly environment: GivenEnvironment;
  /** The parts to run here, by default all. */
  readonly parts?: readonly PartName[];
  readonly temporal?: TemporalOptions;
  readonly onStep?: StepListener;
};

/** Told when a step begins, and again with the time it took when it is done. */
export type StepListener = (step: { readonly name: string; readonly tookMs?: number; readonly note?: string }) => void;
