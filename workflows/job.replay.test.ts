import { DefaultLogger, type ReplayResult, Runtime, Worker, type WorkflowBundle } from '@temporalio/worker';
import { beforeAll, describe, expect, it } from 'vitest';
import { eventTypes, type JobHistory, textOf, toReplay } from '../temporal/testing/job-histories.ts';
import { readRecorded, recordedNames } from '../temporal/testing/recorded-histories.ts';
import { buildWorkflowBundle } from '../temporal/workflow-bundle.ts';

type Event = JobHistory['events'][number];

/** Jobs that began before this code must go on under it: a change that these refuse needs `patched`. */
describe('the job workflow', () => {
  let workflowBundle: WorkflowBundle;

  beforeAll(async () => {
    Runtime.install({ logger: new DefaultLogger('ERROR') });
    workflowBundle = await buildWorkflowBundle();
  }, 60_000);

  async function replay(history: JobHistory): Promise<ReplayResult> {
    const histories = [{ workflowId: 'job-recorded', history: toReplay(history) }];
    for await (const result of Worker.runReplayHistories({ workflowBundle }, histories)) return result;
    throw new Error('Nothing was replayed');
  }

  it.each(recordedNames())('replays a recorded job: %s', async (name) => {
    expect((await replay(readRecorded(name))).error).toBeUndefined();
  });

  it('refuses a history whose calls began in another order', async () => {
    const { error } = await replay(changed('completed-after-parallel-calls', swapScheduledCalls));
    expect(error?.message).toMatch(/Nondeterminism/);
  });

  it('refuses a history in which a job was settled by something else', async () => {
    const { error } = await replay(changed('create-and-call', renameLocalActivity('settleJob', 'settleJobTwice')));
    expect(error?.message).toMatch(/Nondeterminism/);
  });

  it('refuses a history in which a job never held its credits', async () => {
    const { error } = await replay(changed('create-and-call', renameLocalActivity('openJob', 'failCall')));
    expect(error?.message).toMatch(/Nondeterminism/);
  });
});

describe('the recorded histories', () => {
  it('show a job of every end that a workflow can come to', () => {
    const text = textOf(recordedNames().map(readRecorded));
    for (const outcome of ['completed', 'failed', 'cancelled', 'expired'])
      expect(text).toContain(`"data":"\\"${outcome}\\""`);
  });

  it('show a call that took a second attempt', () => {
    const attempts = startedActivities('moved-from-a-killed-worker').map(({ attempt }) => attempt);
    expect(attempts).toEqual([2]);
  });

  it('show calls that waited for their turn, and one that waited in vain', () => {
    const activities = eventTypes(readRecorded('calls-that-wait-their-turn'));
    expect(textOf([readRecorded('calls-that-wait-their-turn')])).toContain('"awaitTurn"');
    expect(activities.filter((type) => type === 'ACTIVITY_TASK_SCHEDULED')).toHaveLength(5);
  });

  it('show calls that waited for the next history', () => {
    expect(eventTypes(readRecorded('continued-as-new-1')).at(-1)).toBe('WORKFLOW_EXECUTION_CONTINUED_AS_NEW');
    expect(textOf([readRecorded('continued-as-new-2')])).toMatch(/"carried\\+":\[\{\\+"callId/);
  });
});

function changed(name: string, change: (events: Event[]) => void): JobHistory {
  const history = structuredClone(readRecorded(name));
  change(history.events);
  return history;
}

const SCHEDULED = 'activityTaskScheduledEventAttributes';

function swapScheduledCalls(events: Event[]): void {
  const [first, second] = events.filter((event) => SCHEDULED in event);
  if (!first || !second) throw new Error('There are no two calls to swap');
  [first[SCHEDULED], second[SCHEDULED]] = [second[SCHEDULED], first[SCHEDULED]];
}

/** A local activity's name is kept inside its marker, as JSON in a payload. */
const renameLocalActivity = (from: string, to: string) => (events: Event[]) => {
  const rename = (data: string) =>
    Buffer.from(Buffer.from(data, 'base64').toString('utf8').replaceAll(`"${from}"`, `"${to}"`)).toString('base64');
  for (const event of events.filter(({ eventType }) => eventType === 'EVENT_TYPE_MARKER_RECORDED')) {
    const renamed = JSON.stringify(event, (key, value) =>
      key === 'data' && typeof value === 'string' ? rename(value) : value,
    );
    Object.assign(event, JSON.parse(renamed));
  }
};

function startedActivities(name: string): { attempt?: number }[] {
  const key = 'activityTaskStartedEventAttributes';
  return readRecorded(name).events.flatMap((event) => (key in event ? [event[key] as { attempt?: number }] : []));
}
