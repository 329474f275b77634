import { Client } from '@temporalio/client';
import { type InjectedSinks, NativeConnection, Worker, type WorkerOptions } from '@temporalio/worker';
import { ensureSchedules } from './schedules.ts';
import { JOBS_QUEUE } from './task-queues.ts';
import { nameCalls } from './telemetry/name-calls.ts';
import type { Tracing } from './telemetry/start-tracing.ts';
import type { WorkflowSpanSinks } from './workflow-span.ts';

/** A job may have begun in a trace that this worker takes no part in. */
const nobodyListens: InjectedSinks<WorkflowSpanSinks> = { spans: { ended: { fn: () => undefined } } };

type NewWorker = Required<
  Pick<WorkerOptions, 'namespace' | 'workflowBundle' | 'maxConcurrentActivityTaskExecutions'>
> & {
  readonly address: string;
  activitiesWith(connection: NativeConnection): object;
  /** Null while nothing is traced. */
  readonly tracing: Pick<Tracing, 'activity' | 'sinks'> | null;
};

export type ConnectedWorker = { readonly connection: NativeConnection; readonly worker: Worker };

/** A worker for all of our workflows and activities, and the schedules that it serves. Rejects while Temporal is not there. */
export async function createWorker({
  address,
  activitiesWith,
  tracing,
  ...options
}: NewWorker): Promise<ConnectedWorker> {
  const connection = await NativeConnection.connect({ address });
  try {
    await ensureSchedules(new Client({ connection, namespace: options.namespace }));
    const worker = await Worker.create({
      ...options,
      connection,
      activities: activitiesWith(connection),
      taskQueue: JOBS_QUEUE,
      interceptors: { activity: tracing ? [nameCalls, tracing.activity] : [nameCalls] },
      sinks: tracing?.sinks ?? nobodyListens,
      stickyQueueScheduleToStartTimeout: '3s',
      shutdownGraceTime: '30s',
    });
    return { connection, worker };
  } catch (error) {
    await connection.close();
    throw error;
  }
}
