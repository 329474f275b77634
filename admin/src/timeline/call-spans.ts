import type { Job, JobCall } from '../jobs/job.ts';

/** Where a call lies in its job's time, in percent of it. */
export type CallSpan = {
  readonly startPercent: number;
  readonly widthPercent: number;
  /** The part of it in which a model answered; before that it waited. */
  readonly modelPercent: number;
  readonly durationMs: number;
};

type Times = Pick<JobCall, 'created_at' | 'finished_at' | 'latency_ms'>;

/** Thinner bars could not be seen. */
const THINNEST_PERCENT = 0.6;

/** How long the time axis of a job is: to its end or its last call's, or to now while it is open. */
export function axisOf(job: Pick<Job, 'created_at' | 'completed_at'>, calls: readonly Times[], nowMs: number) {
  const startMs = Date.parse(job.created_at);
  const ends = calls.map(({ finished_at: finished }) => (finished === null ? nowMs : Date.parse(finished)));
  const endMs = Math.max(startMs + 1, job.completed_at === null ? nowMs : Date.parse(job.completed_at), ...ends);
  return { startMs, lengthMs: endMs - startMs };
}

export function spanOf(call: Times, axis: ReturnType<typeof axisOf>, nowMs: number): CallSpan {
  const startMs = Date.parse(call.created_at);
  const endMs = call.finished_at === null ? nowMs : Date.parse(call.finished_at);
  const durationMs = Math.max(0, endMs - startMs);
  const percent = (milliseconds: number): number => (milliseconds / axis.lengthMs) * 100;
  const startPercent = Math.min(100 - THINNEST_PERCENT, Math.max(0, percent(startMs - axis.startMs)));
  const widthPercent = Math.min(100 - startPercent, Math.max(THINNEST_PERCENT, percent(durationMs)));
  const modelMs = call.latency_ms ?? 0;
  const modelPercent = durationMs > 0 ? Math.min(100, (modelMs / durationMs) * 100) : 100;
  return { startPercent, widthPercent, modelPercent, durationMs };
}
