import { Client } from '@temporalio/client';
import { NativeConnection, Worker, type WorkerOptions } from '@temporalio/worker';
import { ensureSchedules } from './schedules.ts';
import { JOBS_QUEUE } from './task-queues.ts';

type NewWorker = Required<
  Pick<WorkerOptions, 'namespace' | 'workflowBundle' | 'maxConcurrentActivityTaskExecutions'>
> & {
  readonly address: string;
  activitiesWith(connection: NativeConnection): object;
};

export type ConnectedWorker = { readonly connection: NativeConnection; readonly worker: Worker };

/** A worker for all of our workflows and activities, and the schedules that it serves. Rejects while Temporal is not there. */
export async function createWorker({ address, activitiesWith, ...options }: NewWorker): Promise<ConnectedWorker> {
  const connection = await NativeConnection.connect({ address });
  try {
    await ensureSchedules(new Client({ connection, namespace: options.namespace }));
    const worker = await Worker.create({
      ...options,
      connection,
      activities: activitiesWith(connection),
      taskQueue: JOBS_QUEUE,
      stickyQueueScheduleToStartTimeout: '3s',
      shutdownGraceTime: '30s',
    });
    return { connection, worker };
  } catch (error) {
    await connection.close();
    throw error;
  }
}
