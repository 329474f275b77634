import { findJob, type NewJob, type StoredJob } from '../../../prisma/repositories/jobs.ts';
import { assertSameRequest } from '../../idempotency.ts';
import type { Services } from '../../services.ts';
import { jobNotFound } from './rules.ts';

/** The job that an earlier request with the same Idempotency-Key made. Throws when that was another request. */
export async function findEarlierJob({ db }: Services, { teamId, jobId, requestHash }: NewJob): Promise<StoredJob> {
  const earlier = await findJob(db, teamId, jobId);
  if (!earlier) throw jobNotFound(jobId);
  assertSameRequest(earlier.requestHash, requestHash);
  return earlier;
}
