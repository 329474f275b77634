import { createHash } from 'node:crypto';
import {
  Client,
  type ClientInterceptors,
  type ConnectionLike,
  WithStartWorkflowOperation,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
} from '@temporalio/client';
import type { DomainError } from '#domain/errors.ts';
import type { jobWorkflow } from '../workflows/index.ts';
import {
  callModelSignal,
  cancelCallSignal,
  finishUpdate,
  JOB_VERSION,
  type JobInput,
  openUpdate,
} from '../workflows/job-messages.ts';
import { engineError, engineUnavailable, stillRunning } from './engine-error.ts';
import { workflowIdOf } from './job-workflow-client.ts';
import type { Jobs, JobToStart } from './jobs.ts';
import { jobTypeKey, organizationIdKey, teamIdKey } from './search-attributes.ts';
import { JOBS_QUEUE } from './task-queues.ts';

export type JobsOptions = {
  readonly connection: ConnectionLike;
  readonly namespace: string;
  /** What goes along with every request, such as the trace that it belongs to. */
  readonly interceptors: ClientInterceptors;
  /** How long the engine may take to answer anything that needs no worker. */
  readonly requestTimeoutMs: number;
  /** How long a caller waits for a worker: to open a job, or to settle it after its running calls. */
  readonly openTimeoutMs: number;
  readonly finishTimeoutMs: number;
};

/** {@link Jobs} on Temporal: one workflow per job. */
export function createJobs(options: JobsOptions): Jobs {
  const { connection, namespace, interceptors, requestTimeoutMs, openTimeoutMs, finishTimeoutMs } = options;
  const client = new Client({ connection, namespace, interceptors });
  const handleOf = (jobId: string) => client.workflow.getHandle<typeof jobWorkflow>(workflowIdOf(jobId));
  const within = <T>(milliseconds: number, late: DomainError, ask: () => Promise<T>): Promise<T> =>
    connection.withDeadline(Date.now() + milliseconds, ask).catch((error: unknown) => {
      throw engineError(error, late);
    });
  const atOnce = <T>(ask: () => Promise<T>): Promise<T> => within(requestTimeoutMs, engineUnavailable(), ask);
  const whileWorking = <T>(milliseconds: number, jobId: string, ask: () => Promise<T>): Promise<T> =>
    within(milliseconds, stillRunning(jobId), ask);

  return {
    async open(job) {
      const update = { updateId: 'open', startWorkflowOperation: startOperation(job) };
      const ask = () => client.workflow.executeUpdateWithStart(openUpdate, update).catch(ignoreEnded);
      await whileWorking(openTimeoutMs, job.jobId, ask);
    },

    async openWithCall(job, onlyCall) {
      const input = { ...inputOf(job), onlyCall };
      const ask = () =>
        client.workflow.start<typeof jobWorkflow>('jobWorkflow', startOptions(job, input)).catch(ignoreStarted);
      await atOnce(ask);
    },

    async callModel(jobId, call) {
      const signal = () => handleOf(jobId).signal(callModelSignal, call).then(yes, falseWhenEnded);
      return atOnce(signal);
    },

    async cancelCall(jobId, callId) {
      return atOnce(() => handleOf(jobId).signal(cancelCallSignal, callId).then(yes, falseWhenEnded));
    },

    async finish(job, outcome) {
      const update = { updateId: `finish-${outcome}`, args: [outcome] as [typeof outcome] };
      const startAndFinish = () => {
        const startWorkflowOperation = startOperation(job);
        return client.workflow.executeUpdateWithStart(finishUpdate, { ...update, startWorkflowOperation });
      };
      const ask = () =>
        handleOf(job.jobId).executeUpdate(finishUpdate, update).catch(unlessMissing(startAndFinish)).catch(ignoreEnded);
      await whileWorking(finishTimeoutMs, job.jobId, ask);
    },

    async untilClosed(jobId) {
      await whileWorking(finishTimeoutMs, jobId, () => handleOf(jobId).result().catch(ignoreEnded));
    },

    async ping() {
      await atOnce(() => connection.workflowService.getSystemInfo({}));
    },
  };
}

const inputOf = ({ jobId, deadlineAt }: JobToStart): JobInput => ({
  version: JOB_VERSION,
  jobId,
  deadlineAtMs: deadlineAt.getTime(),
});

const startOptions = (job: JobToStart, input: JobInput) => ({
  workflowId: workflowIdOf(job.jobId),
  workflowIdReusePolicy: 'REJECT_DUPLICATE' as const,
  taskQueue: JOBS_QUEUE,
  args: [input] as [JobInput],
  priority: { fairnessKey: fairnessKeyOf(job.teamId), fairnessWeight: job.fairnessWeight ?? 1 },
  typedSearchAttributes: [
    { key: teamIdKey, value: job.teamId },
    { key: organizationIdKey, value: job.organizationId },
    { key: jobTypeKey, value: job.jobType },
  ],
});

/** Temporal takes at most 64 bytes. */
const fairnessKeyOf = (teamId: string): string =>
  teamId.length <= 64 ? teamId : createHash('sha256').update(teamId).digest('hex');

const startOperation = (job: JobToStart) =>
  new WithStartWorkflowOperation<typeof jobWorkflow>('jobWorkflow', {
    ...startOptions(job, inputOf(job)),
    workflowIdConflictPolicy: 'USE_EXISTING',
  });

const yes = (): boolean => true;

const unlessMissing =
  <T>(otherwise: () => Promise<T>) =>
  (error: unknown): Promise<T> => {
    if (error instanceof WorkflowNotFoundError) return otherwise();
    throw error;
  };

function ignoreStarted(error: unknown): void {
  if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
}

/** The workflow has ended, perhaps long ago: Postgres has the answer. */
function ignoreEnded(error: unknown): void {
  if (!(error instanceof WorkflowNotFoundError || error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
}

function falseWhenEnded(error: unknown): boolean {
  ignoreEnded(error);
  return false;
}
