import { defineSignal, defineUpdate } from '@temporalio/workflow';
import type { JobOutcome } from '#domain/jobs.ts';
import type { CallReference } from '#domain/model-calls.ts';

/**
 * The way of working that jobs begin under now. They keep it to their end: what a version changes, `workflows/job.ts` asks for.
 *
 * - 2: an only call is made by one activity with its hold and its bill, unless it waits for its turn; a job that completed
 *   has no `JobOutcome` among its search attributes.
 */
export const JOB_VERSION = 2;

export type JobInput = {
  /** {@link JOB_VERSION} when the job began; absent in version 1. */
  readonly version?: number;
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
