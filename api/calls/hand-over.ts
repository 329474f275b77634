import { DomainError } from '#domain/errors.ts';
import { isClosed } from '#domain/jobs.ts';
import type { CallReference } from '#domain/model-calls.ts';
import { saveFailure } from '../../prisma/repositories/ended-calls.ts';
import { findJob } from '../../prisma/repositories/jobs.ts';
import { messageOf } from '../errors.ts';
import type { Services } from '../services.ts';
import type { CallToAwait } from './await-outcome.ts';

/**
 * Signals a stored call to its job's workflow. A workflow that is not there has ended, or never began because an API
 * process died between writing the job and starting it: then it is started now.
 */
export async function handOver(
  { db, jobs, meters }: Services,
  call: CallToAwait,
  reference: CallReference,
): Promise<void> {
  const { teamId, jobId, callId } = call;
  if (await jobs.callModel(jobId, reference)) return;
  const job = await findJob(db, teamId, jobId);
  if (job && !isClosed(job.status)) {
    await jobs.open(job);
    if (await jobs.callModel(jobId, reference)) return;
  }
  const kind = await saveFailure(db, {
    callId,
    code: 'job_closed',
    detail: 'The job had closed',
    message: null,
    attempts: 0,
    retryAfterSeconds: null,
  });
  if (kind) meters.calls.failed(kind, 'job_closed');
  throw jobClosed(jobId);
}

export const jobClosed = (jobId: string): DomainError =>
  new DomainError('job_closed', messageOf('job_closed'), { jobId });
