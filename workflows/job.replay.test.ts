import { beforeAll, describe, expect, it } from 'vitest';
import { changeHistory, type HistoryEvent, renameActivity } from '../temporal/testing/change-history.ts';
import { attemptsIn, eventTypes, textOf } from '../temporal/testing/job-histories.ts';
import { readRecorded, recordedNames } from '../temporal/testing/recorded-histories.ts';
import { Replay } from '../temporal/testing/replay.ts';

describe('the job workflow', () => {
  let replay: Replay;
  beforeAll(async () => {
    replay = await Replay.start();
  }, 60_000);

  it('refuses a history whose calls began in another order', async () => {
    const changed = changeHistory(readRecorded('completed-after-parallel-calls'), swapScheduledCalls);
    expect(await replay.refusalOf(changed)).toMatch(/Nondeterminism/);
  });

  it('refuses a history in which a job never held its credits', async () => {
    const changed = changeHistory(readRecorded('create-and-call'), renameActivity('openJob', 'failCall'));
    expect(await replay.refusalOf(changed)).toMatch(/Nondeterminism/);
  });
});

describe('recorded jobs', () => {
  it('show only calls that were made with their hold and their bill by one activity, and that waited for their turn', () => {
    expect(textOf([readRecorded('one-activity')])).toMatch(/"runOnlyCall"/);
    expect(textOf([readRecorded('one-activity')])).not.toMatch(/settleJob|openJob/);
    expect(textOf([readRecorded('one-activity-cancelled')])).toMatch(/settleJob/);
    expect(textOf([readRecorded('only-call-that-waits-its-turn')])).toMatch(/"awaitTurn"/);
  });

  it('show a job of every end that a workflow can come to', () => {
    const text = textOf(recordedNames().map(readRecorded));
    for (const outcome of ['completed', 'failed', 'cancelled', 'expired'])
      expect(text).toContain(`"data":"\\"${outcome}\\""`);
  });

  it('show a call that took a second attempt', () => {
    expect(attemptsIn(readRecorded('moved-from-a-killed-worker'))).toEqual([2]);
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

const SCHEDULED = 'activityTaskScheduledEventAttributes';

function swapScheduledCalls(events: HistoryEvent[]): void {
  const [first, second] = events.filter((event) => SCHEDULED in event);
  if (!first || !second) throw new Error('There are no two calls to swap');
  [first[SCHEDULED], second[SCHEDULED]] = [second[SCHEDULED], first[SCHEDULED]];
}
