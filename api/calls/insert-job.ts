import { DomainError } from '#domain/errors.ts';
import { type InsertedJob, insertJob, insertJobWithCall, type NewJob } from '../../prisma/repositories/jobs.ts';
import type { NewCall } from '../../prisma/repositories/model-calls.ts';
import { insertWithinLimits, type OpenJobLimit } from '../../prisma/repositories/open-jobs.ts';
import type { TeamCaller } from '../callers.ts';
import type { Services } from '../services.ts';

const RETRY_AFTER_SECONDS = 5;

/** Writes a job, with its only call if it has one. Null when it is there already. Throws `rate_limited`. */
export async function insertNewJob(
  { db, meters }: Services,
  caller: TeamCaller,
  job: NewJob,
  call: NewCall | null,
): Promise<InsertedJob | null> {
  const result = await insertWithinLimits(db, job, openJobLimitsOf(caller), (client) =>
    call ? insertJobWithCall({ pool: client }, job, call) : insertJob({ pool: client }, job),
  );
  if ('inserted' in result) return result.inserted;
  const { of, most } = result.reached;
  meters.limits.refused('open_jobs');
  const message = `This ${of} may have ${most} open jobs, and has them. Complete or cancel one, or try again later.`;
  throw new DomainError('rate_limited', message, { retryAfterSeconds: RETRY_AFTER_SECONDS });
}

const openJobLimitsOf = ({ teamId, keyId, limits, keyLimits }: TeamCaller): OpenJobLimit[] => [
  ...(limits.open_jobs === undefined ? [] : [{ of: 'team' as const, id: teamId, most: limits.open_jobs }]),
  ...(keyLimits.open_jobs === undefined ? [] : [{ of: 'key' as const, id: keyId, most: keyLimits.open_jobs }]),
];
