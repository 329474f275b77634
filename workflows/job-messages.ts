import { defineSignal, defineUpdate } from '@temporalio/workflow';
import type { JobOutcome } from '#domain/jobs.ts';
import type { CallReference } from '#domain/model-calls.ts';

export type JobInput = {
  readonly jobId: string;
  readonly deadlineAtMs: number;
  /** create-and-call: the one call of a job that closes by itself after it. */
  readonly onlyCall?: CallReference;
  /** A long job that goes on in a fresh history: it is open already, and these calls have not begun. */
  readonly carried?: readonly CallReference[];
};

/** Answers when the job's credits are held; fails with `insufficient_credits` when they cannot be. */
export const openUpdate = defineUpdate<void>('open');
export const callModelSignal = defineSignal<[CallReference]>('callModel');
/** Stops one call, also one that has not begun. Its job goes on. */
export const cancelCallSignal = defineSignal<[string]>('cancelCall');
/** Answers once the job is settled, with the outcome that stands: the first one asked for. */
export const finishUpdate = defineUpdate<JobOutcome, [JobOutcome]>('finish');
