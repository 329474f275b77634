import { condition, continueAsNew, proxyActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import { grant } from './activity-options.ts';
import { type RefillInput, refillChangedSignal } from './refill-messages.ts';

const { grantDueRefills } = proxyActivities<Activities>(grant);

const SOONEST_MS = 1_000;

/**
 * A team's refills: it wakes when a period begins or the refill is configured anew. What is due is read from the ledger
 * each time, so that nothing is granted twice or left out, however long it slept. Ends when the refill is turned off.
 */
export async function refillWorkflow(input: RefillInput): Promise<void> {
  let isChanged = false;
  setHandler(refillChangedSignal, () => {
    isChanged = true;
  });
  for (;;) {
    isChanged = false;
    const nextInMs = await grantDueRefills(input);
    if (isChanged) continue;
    if (nextInMs === null) return;
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof refillWorkflow>(input);
    await condition(() => isChanged, Math.max(SOONEST_MS, nextInMs));
  }
}
