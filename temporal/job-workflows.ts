/** `running`; `missing`: it never began, or has been forgotten; `ended`: it will do nothing any more. */
type WorkflowState = 'running' | 'missing' | 'ended';

/** What is known of the workflows behind jobs, for those who look after jobs that were left. */
export interface JobWorkflows {
  stateOf(jobId: string): Promise<WorkflowState>;
  /** Jobs whose workflow was terminated, failed or timed out since: nobody will end them. */
  listBroken(since: Date, limit: number): Promise<string[]>;
}
