import { DomainError } from '#domain/errors.ts';
import type { Services } from './services.ts';

const AT_ONCE = 8;

export type Cancelled = { readonly cancelled: number; readonly open: number };

/** Cancels jobs after their running calls, and says how many are left because the engine was away or too slow. */
export async function cancelOpenJobs({ jobs }: Pick<Services, 'jobs'>, jobIds: readonly string[]): Promise<Cancelled> {
  const waiting = jobIds.values();
  let cancelled = 0;
  const cancelInTurn = async (): Promise<void> => {
    for (const jobId of waiting) {
      try {
        await jobs.finish(jobId, 'cancelled');
        cancelled += 1;
      } catch (error) {
        if (error instanceof DomainError && error.code === 'still_running') continue;
        return;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, cancelInTurn));
  return { cancelled, open: jobIds.length - cancelled };
}
