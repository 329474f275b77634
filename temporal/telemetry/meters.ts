import type { Registry } from 'prom-client';
import { type CallMeter, createCallMeter } from './call-meter.ts';
import { createJobMeter, type JobMeter } from './job-meter.ts';
import { createLimitMeter, type LimitMeter } from './limit-meter.ts';

/** What a process counts of its work. Built once per process; figures are for operators only. */
export type Meters = { readonly calls: CallMeter; readonly jobs: JobMeter; readonly limits: LimitMeter };

export const createMeters = (registry: Registry): Meters => ({
  calls: createCallMeter(registry),
  jobs: createJobMeter(registry),
  limits: createLimitMeter(registry),
});
