import {
  type Client,
  ScheduleAlreadyRunning,
  ScheduleNotFoundError,
  type ScheduleOptions,
  ScheduleOverlapPolicy,
  type ScheduleSpec,
} from '@temporalio/client';
import { JOBS_QUEUE } from './task-queues.ts';

type Policies = NonNullable<ScheduleOptions['policies']>;
type Schedule = {
  readonly id: string;
  readonly spec: ScheduleSpec;
  readonly workflow: string;
  readonly policies: Policies;
};

/** What was missed while Temporal was away is not made up for: the next run does it all. */
const nextIsEnough: Policies = { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 minute' };
/** Every run counts, one after another. */
const everyRun: Policies = { overlap: ScheduleOverlapPolicy.BUFFER_ALL, catchupWindow: '30 days' };

const schedules: readonly Schedule[] = [
  {
    id: 'expire-credits',
    spec: { intervals: [{ every: '1 minute' }] },
    workflow: 'expireCreditsWorkflow',
    policies: nextIsEnough,
  },
  {
    id: 'fold-usage',
    spec: { intervals: [{ every: '1 minute', offset: '30 seconds' }] },
    workflow: 'foldUsageWorkflow',
    policies: nextIsEnough,
  },
  {
    id: 'sweep',
    spec: { intervals: [{ every: '1 minute', offset: '30 seconds' }] },
    workflow: 'sweepWorkflow',
    policies: nextIsEnough,
  },
  {
    id: 'maintenance',
    spec: { intervals: [{ every: '1 hour' }] },
    workflow: 'maintenanceWorkflow',
    policies: nextIsEnough,
  },
  {
    id: 'reconcile',
    spec: { calendars: [{ hour: 0, minute: 20 }], timezone: 'UTC' },
    workflow: 'reconcileWorkflow',
    policies: everyRun,
  },
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

const optionsOf = ({ id, spec, workflow, policies }: Schedule) =>
  ({
    spec,
    action: { type: 'startWorkflow', workflowType: workflow, workflowId: id, taskQueue: JOBS_QUEUE },
    policies,
  }) satisfies Omit<ScheduleOptions, 'scheduleId'>;

function ignoreRunning(error: unknown): void {
  if (!(error instanceof ScheduleAlreadyRunning)) throw error;
}
