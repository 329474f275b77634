import type { Client } from '@temporalio/client';

/** Waits until a workflow has come to its end, also in later runs, and answers its id. Throws what it failed with. */
export async function untilEnded({ workflow }: Client, workflowId: string): Promise<string> {
  await workflow.getHandle(workflowId).result();
  return workflowId;
}
