import { isClosed, type JobOutcome } from '#domain/jobs.ts';
import { annotateJob, findJob, type StoredJob } from '../../../prisma/repositories/jobs.ts';
import type { Services } from '../../services.ts';
import { jobNotFound } from './rules.ts';

export type Finish = {
  readonly teamId: string;
  readonly jobId: string;
  readonly outcome: JobOutcome;
  readonly metadata: object;
  readonly errorMessage: string | null;
};

/** Closes a job with this outcome unless it has one, and answers it as it was settled. */
export async function finishJob({ db, jobs, publishStop }: Services, finish: Finish): Promise<StoredJob> {
  const { teamId, jobId, outcome, metadata, errorMessage } = finish;
  const find = async () => (await findJob(db, teamId, jobId)) ?? Promise.reject(jobNotFound(jobId));
  const job = await find();
  if (isClosed(job.status)) return job;

  const hasNote = errorMessage !== null || Object.keys(metadata).length > 0;
  if (hasNote) await annotateJob(db, teamId, jobId, { metadata, errorMessage, evenWhenClosed: false });
  // Faster than through the workflow, which stops the calls for certain.
  if (outcome === 'cancelled') void publishStop({ jobId, callId: null });
  await jobs.finish(job, outcome);
  return find();
}
