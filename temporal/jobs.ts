import type { JobOutcome } from '#domain/jobs.ts';
import type { CallReference } from '#domain/model-calls.ts';

export type JobToStart = {
  readonly jobId: string;
  readonly teamId: string;
  readonly organizationId: string;
  readonly jobType: string;
  readonly deadlineAt: Date;
  /** Its team's part of the workers when there is more to do than they can; 1 when left out. */
  readonly fairnessWeight?: number | undefined;
};

/**
 * What the API asks of the durable engine. Every method throws `engine_unavailable` when it cannot be reached and
 * `still_running` when the answer takes longer than a caller should wait; asking again is always safe.
 */
export interface Jobs {
  /** Starts a job and answers once its credits are held. Throws `insufficient_credits` with nothing held. */
  open(job: JobToStart): Promise<void>;
  /** Starts a job that makes one call and closes by itself. Answers at once. */
  openWithCall(job: JobToStart, call: CallReference): Promise<void>;
  /** Hands a stored call to its job. False when the job's workflow has ended. */
  callModel(jobId: string, call: CallReference): Promise<boolean>;
  /** Asks a job to stop one of its calls. False when the job's workflow has ended. */
  cancelCall(jobId: string, callId: string): Promise<boolean>;
  /**
   * Closes a job and answers once it is settled, by this outcome or an earlier one. A job whose workflow never began,
   * because an API process died between writing the job and starting it, is begun and closed.
   */
  finish(job: JobToStart, outcome: JobOutcome): Promise<void>;
  /** Answers once a job that closes by itself is settled. */
  untilClosed(jobId: string): Promise<void>;
  /** Throws `engine_unavailable` unless the engine answers. */
  ping(): Promise<void>;
}
