import { log } from '@temporalio/activity';
import { DomainError } from '#domain/errors.ts';
import { type AbandonedJob, findOpenJobs, listLeftJobs } from '../../prisma/repositories/abandoned-jobs.ts';
import type { Deps } from '../deps.ts';
import { tryOpenJob } from '../jobs/open-job.ts';
import { settleJob } from '../jobs/settle-job.ts';
import { failAbandoned } from './fail-abandoned.ts';

/** A workflow that lives ends its job by itself within moments; one that is not there yet is begun by whoever asks again. */
const LEFT = { overdueSeconds: 60, unbegunSeconds: 10 * 60 };
const LATELY_MS = 24 * 60 * 60 * 1_000;
const JOBS_AT_ONCE = 200;

/** How many jobs it ended. */
export type SweptJobs = { readonly begun: number; readonly settled: number };

/**
 * Ends jobs that nobody else will: those whose workflow never began, because the process that had written them died, which is
 * begun for that; and those whose workflow was ended from outside. What they hold is free again, and they are charged as failed jobs are.
 */
export const sweepJobs = (deps: Deps) =>
  async function sweepJobs(): Promise<SweptJobs> {
    const broken = await deps.jobWorkflows.listBroken(new Date(Date.now() - LATELY_MS), JOBS_AT_ONCE);
    const left = [...(await listLeftJobs(deps.db, LEFT, JOBS_AT_ONCE)), ...(await findOpenJobs(deps.db, broken))];
    const swept = { begun: 0, settled: 0 };
    for (const job of new Map(left.map((one) => [one.jobId, one])).values()) {
      const state = await deps.jobWorkflows.stateOf(job.jobId);
      if (state === 'missing') swept.begun += await beginAndClose(deps, job);
      if (state === 'ended') swept.settled += await settle(deps, job);
    }
    return swept;
  };

async function beginAndClose({ jobs }: Deps, job: AbandonedJob): Promise<number> {
  try {
    await jobs.finish(job, 'expired');
    return 1;
  } catch (error) {
    // It goes on by itself, or the next sweep finds it.
    if (error instanceof DomainError) return 0;
    throw error;
  }
}

async function settle(deps: Deps, { jobId }: AbandonedJob): Promise<number> {
  log.warn('a job is settled because its workflow was ended from outside', { jobId });
  await failAbandoned(deps, { jobId });
  // Its workflow may have been ended before it held anything, and only what is held can be settled.
  if (await tryOpenJob(deps, { jobId, notify: null }))
    await settleJob(deps)({ jobId, outcome: 'failed', notify: null });
  return 1;
}
