import { Worker } from '@temporalio/worker';
import { describe, expect, it } from 'vitest';
import { type JobHistory, toReplay } from '../temporal/testing/job-histories.ts';
import { readRecorded, recordedNames } from '../temporal/testing/recorded-histories.ts';
import { buildWorkflowBundle } from '../temporal/workflow-bundle.ts';

const refills = recordedNames().filter((name) => name.startsWith('refill-'));

/** A refill runs for years: what began under older code must go on under this. */
describe('the refill workflow', () => {
  const replay = async (history: JobHistory) => {
    const histories = [{ workflowId: 'refill-recorded', history: toReplay(history) }];
    const workflowBundle = await buildWorkflowBundle();
    for await (const { error } of Worker.runReplayHistories({ workflowBundle }, histories)) return error;
    throw new Error('Nothing was replayed');
  };

  it('replays a refill that its timer woke and one that was configured anew', async () => {
    expect(refills).toEqual(['refill-configured-anew', 'refill-woken-by-its-timer']);
    for (const name of refills) expect(await replay(readRecorded(name))).toBeUndefined();
  });

  it('refuses a history in which it granted something else', async () => {
    const changed = structuredClone(readRecorded('refill-woken-by-its-timer'));
    for (const event of changed.events) {
      const scheduled = event['activityTaskScheduledEventAttributes'] as { activityType: object } | undefined;
      if (scheduled) scheduled.activityType = { name: 'expireCredits' };
    }
    expect((await replay(changed))?.message).toMatch(/Nondeterminism/);
  });
});
