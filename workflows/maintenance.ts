import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import { upkeep } from './activity-options.ts';

const { ensureRefills, expireCredits, foldUsage, forgetOldAnswers } = proxyActivities<Activities>(upkeep);

/** Expires credits that are past their time, also of teams that nobody asks about. */
export async function expireCreditsWorkflow(): Promise<void> {
  for (let hasMore = true; hasMore; ) ({ hasMore } = await expireCredits());
}

/** Starts refills whose workflow is missing, and forgets answers that need no longer be repeated. */
export async function maintenanceWorkflow(): Promise<void> {
  for (let after: string | null = ''; after !== null; ) after = await ensureRefills({ after });
  for (let hasMore = true; hasMore; ) ({ hasMore } = await forgetOldAnswers());
}

/** Keeps short what readers of usage have to add to its sums. */
export async function foldUsageWorkflow(): Promise<void> {
  for (let hasMore = true; hasMore; ) ({ hasMore } = await foldUsage());
}
