import { proxyActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import { dayBefore, type Span } from '#domain/day-before.ts';
import type { Activities } from '../activities/index.ts';
import { scheduledStartTimeKey } from '../temporal/search-attributes.ts';
import { wideComparison } from './activity-options.ts';
import { reconcileAgainSignal } from './reconcile-messages.ts';

const { reconcileJobs } = proxyActivities<Activities>(wideComparison);

/** Reconciles a span; without one the day before the one it was scheduled on, even when it starts late. */
export async function reconcileWorkflow(span?: Span): Promise<void> {
  let isAskedAgain = false;
  setHandler(reconcileAgainSignal, () => {
    isAskedAgain = true;
  });
  do {
    isAskedAgain = false;
    await reconcileJobs(span ?? dayBefore(scheduledAt()));
  } while (isAskedAgain);
}

function scheduledAt(): Date {
  const { typedSearchAttributes, startTime } = workflowInfo();
  return typedSearchAttributes.get(scheduledStartTimeKey) ?? startTime;
}
