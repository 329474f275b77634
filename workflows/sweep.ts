import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import { sweeping } from './activity-options.ts';

const { sweepJobs, sweepCalls, forgetOldContent } = proxyActivities<Activities>(sweeping);

/** Ends what was left by processes that died or by hands that reached in from outside, and deletes what is kept no longer. */
export async function sweepWorkflow(): Promise<void> {
  await sweepJobs();
  await sweepCalls();
  for (let hasMore = true; hasMore; ) ({ hasMore } = await forgetOldContent());
}
