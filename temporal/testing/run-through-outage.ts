import type { Client } from '@temporalio/client';
import { waitUntil } from '../../local/process/wait-until.ts';
import type { Stack } from '../../local/stack.ts';

const WITHIN = { withinMs: 60_000 };

type Stage = { readonly stack: Stack; readonly temporal: Client };

/**
 * Takes Postgres away until an activity of the workflow that `start` answers was tried again, and answers the workflow's id.
 * What happens meanwhile comes while that activity waits for its next attempt.
 */
export async function runThroughOutage(
  { stack, temporal }: Stage,
  start: () => Promise<string>,
  meanwhile: () => Promise<unknown> = async () => undefined,
): Promise<string> {
  const postgres = stack.part('postgres');
  await postgres.kill();
  try {
    const workflowId = await start();
    const isRetried = async () => {
      const { pendingActivities } = (await temporal.workflow.getHandle(workflowId).describe()).raw;
      return pendingActivities?.some(({ attempt }) => (attempt ?? 1) > 1) ?? false;
    };
    if (!(await waitUntil(isRetried, WITHIN))) throw new Error(`${workflowId} tried nothing again`);
    await meanwhile();
    return workflowId;
  } finally {
    await postgres.start();
  }
}
