import { Client, type ConnectionLike, WorkflowNotFoundError } from '@temporalio/client';
import type { JobWorkflows } from './job-workflows.ts';

const PREFIX = 'job-';

export const workflowIdOf = (jobId: string): string => `${PREFIX}${jobId}`;

/** The job whose workflow this is, or null when it is another kind of workflow. */
export const jobIdOf = (workflowId: string): string | null =>
  workflowId.startsWith(PREFIX) ? workflowId.slice(PREFIX.length) : null;

/** {@link JobWorkflows} on Temporal. */
export function createJobWorkflows({
  connection,
  namespace,
}: {
  readonly connection: ConnectionLike;
  readonly namespace: string;
}): JobWorkflows {
  const { workflow } = new Client({ connection, namespace });
  return {
    async stateOf(jobId) {
      try {
        const { status } = await workflow.getHandle(workflowIdOf(jobId)).describe();
        return status.name === 'RUNNING' ? 'running' : 'ended';
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return 'missing';
        throw error;
      }
    },

    async listBroken(since, limit) {
      const query = `WorkflowType = 'jobWorkflow' AND ExecutionStatus IN ('Terminated', 'Failed', 'TimedOut') AND CloseTime > '${since.toISOString()}'`;
      const jobIds: string[] = [];
      for await (const { workflowId } of workflow.list({ query })) {
        jobIds.push(workflowId.slice(PREFIX.length));
        if (jobIds.length === limit) break;
      }
      return jobIds;
    },
  };
}
