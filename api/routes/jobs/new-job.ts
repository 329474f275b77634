import type { NewJob } from '../../../prisma/repositories/jobs.ts';
import type { TeamCaller } from '../../callers.ts';
import { hashOf, idFor } from '../../idempotency.ts';
import { assertMayOpenJobs, assertOwnTeam } from './rules.ts';

type JobFields = {
  readonly team_id?: string | undefined;
  readonly job_type: string;
  readonly user_id?: string | undefined;
  readonly external_task_id?: string | undefined;
};

type Rest = Pick<NewJob, 'metadata' | 'deadlineSeconds'> & { readonly idempotencyKey: string | null };

/** The job a request asks for. Throws when its team may not open it. */
export function newJob(body: JobFields, caller: TeamCaller, { idempotencyKey, ...rest }: Rest): NewJob {
  assertOwnTeam(body.team_id, caller);
  assertMayOpenJobs(caller);
  const { teamId, organizationId } = caller;
  return {
    ...rest,
    jobId: idFor('job', teamId, idempotencyKey),
    teamId,
    organizationId,
    jobType: body.job_type,
    userId: body.user_id ?? null,
    externalTaskId: body.external_task_id ?? null,
    requestHash: hashOf(body),
  };
}
