import type { Connection } from '@temporalio/client';
import proto from '@temporalio/proto';
import type { Registry } from 'prom-client';
import { JOBS_QUEUE } from '../task-queues.ts';
import { readGauges } from './read-gauges.ts';

const { TaskQueueType } = proto.temporal.api.enums.v1;
const types = {
  workflow: TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW,
  activity: TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY,
} as const;
const FRESH_MS = 2_000;

export type WatchedQueues = {
  readonly connection: Connection;
  readonly namespace: string;
  readonly requestTimeoutMs: number;
};

type Queue = { readonly type: string; readonly tasks: number; readonly oldestSeconds: number };

/** Shows what waits in Temporal for a worker, and for how long: the only sign when there is no worker left to tell. */
export function watchQueues(registry: Registry, queues: WatchedQueues): void {
  readGauges<Queue[]>(registry, {
    read: () => Promise.all(Object.keys(types).map((type) => readQueue(queues, type as keyof typeof types))),
    freshMs: FRESH_MS,
    gauges: [
      {
        name: 'saas_queue_tasks',
        help: 'Tasks that wait in Temporal for a worker, about',
        label: 'type',
        samples: (found) => found.map(({ type, tasks }) => ({ labels: { type }, value: tasks })),
      },
      {
        name: 'saas_queue_oldest_seconds',
        help: 'How long the oldest task has waited in Temporal for a worker',
        label: 'type',
        samples: (found) => found.map(({ type, oldestSeconds }) => ({ labels: { type }, value: oldestSeconds })),
      },
    ],
  });
}

async function readQueue(
  { connection, namespace, requestTimeoutMs }: WatchedQueues,
  type: keyof typeof types,
): Promise<Queue> {
  const request = { namespace, taskQueue: { name: JOBS_QUEUE }, taskQueueType: types[type], reportStats: true };
  const ask = () => connection.workflowService.describeTaskQueue(request);
  const { stats } = await connection.withDeadline(Date.now() + requestTimeoutMs, ask);
  const age = stats?.approximateBacklogAge;
  return {
    type,
    tasks: Number(stats?.approximateBacklogCount ?? 0),
    oldestSeconds: Number(age?.seconds ?? 0) + (age?.nanos ?? 0) / 1e9,
  };
}
