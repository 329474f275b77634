import {
  type Client,
  ScheduleAlreadyRunning,
  ScheduleNotFoundError,
  type ScheduleOptions,
  ScheduleOverlapPolicy,
  type ScheduleSpec,
} from '@temporalio/client';
import { JOBS_QUEUE } from './task-queues.ts';

type Schedule = { readonly id: string; readonly spec: ScheduleSpec; readonly workflow: string };

const schedules: readonly Schedule[] = [
  { id: 'expire-credits', spec: { intervals: [{ every: '1 minute' }] }, workflow: 'expireCreditsWorkflow' },
  { id: 'maintenance', spec: { intervals: [{ every: '1 hour' }] }, workflow: 'maintenanceWorkflow' },
];

/** Makes Temporal's schedules what they are here. Workers that start together do no harm to each other. */
export async function ensureSchedules(client: Client): Promise<void> {
  for (const schedule of schedules) await ensureSchedule(client, schedule);
}

async function ensureSchedule(client: Client, schedule: Schedule): Promise<void> {
  const options = optionsOf(schedule);
  try {
    await client.schedule.getHandle(schedule.id).update((previous) => ({ ...previous, ...options }));
  } catch (error) {
    if (!(error instanceof ScheduleNotFoundError)) throw error;
    await client.schedule.create({ scheduleId: schedule.id, ...options }).catch(ignoreRunning);
  }
}

const optionsOf = ({ id, spec, workflow }: Schedule) =>
  ({
    spec,
    action: { type: 'startWorkflow', workflowType: workflow, workflowId: id, taskQueue: JOBS_QUEUE },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 minute' },
  }) satisfies Omit<ScheduleOptions, 'scheduleId'>;

function ignoreRunning(error: unknown): void {
  if (!(error instanceof ScheduleAlreadyRunning)) throw error;
}
