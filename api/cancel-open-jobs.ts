import { setTimeout } from 'node:timers/promises';
import { DomainError } from '#domain/errors.ts';
import type { JobToStart } from '../temporal/jobs.ts';
import { CACHE_MS } from './middleware/authenticate.ts';
import type { Services } from './services.ts';

const AT_ONCE = 8;

export type Cancelled = { readonly cancelled: number; readonly open: number };

/** What requests that passed authentication in the last moment need to store their job. */
const LATE_REQUESTS_MS = 100;

/**
 * Cancels what a suspended team has open. Waits first until no process takes the team for active any more, so that no job
 * slips in behind: when this answers with nothing open, nothing of the team runs.
 */
export async function stopOpenJobs(
  services: Pick<Services, 'jobs'>,
  list: () => Promise<JobToStart[]>,
): Promise<Cancelled> {
  await setTimeout(CACHE_MS + LATE_REQUESTS_MS);
  return cancelOpenJobs(services, await list());
}

/** Cancels jobs after their running calls, and says how many are left because the engine was away or too slow. */
export async function cancelOpenJobs(
  { jobs }: Pick<Services, 'jobs'>,
  open: readonly JobToStart[],
): Promise<Cancelled> {
  const waiting = open.values();
  let cancelled = 0;
  const cancelInTurn = async (): Promise<void> => {
    for (const job of waiting) {
      try {
        await jobs.finish(job, 'cancelled');
        cancelled += 1;
      } catch (error) {
        if (error instanceof DomainError && error.code === 'still_running') continue;
        return;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, cancelInTurn));
  return { cancelled, open: open.length - cancelled };
}
