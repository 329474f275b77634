import { Worker, type WorkflowBundle } from '@temporalio/worker';
import { beforeAll, describe, expect, it } from 'vitest';
import { type JobHistory, textOf, toReplay } from '../temporal/testing/job-histories.ts';
import { readRecorded, recordedNames } from '../temporal/testing/recorded-histories.ts';
import { buildWorkflowBundle } from '../temporal/workflow-bundle.ts';

const recorded = recordedNames().filter((name) => name.startsWith('litellm-'));

/** A key's workflow may wait for a LiteLLM that is away for days: what began under older code must go on under this. */
describe('the workflows of keys at LiteLLM', () => {
  let workflowBundle: WorkflowBundle;
  beforeAll(async () => {
    workflowBundle = await buildWorkflowBundle();
  }, 60_000);

  const replay = async (history: JobHistory) => {
    const histories = [{ workflowId: 'litellm-key-recorded', history: toReplay(history) }];
    for await (const { error } of Worker.runReplayHistories({ workflowBundle }, histories)) return error;
    throw new Error('Nothing was replayed');
  };

  it('replay a key that was made, changed, replaced, undone and removed, and a comparison of all', async () => {
    expect(recorded.map((name) => name.replace('litellm-', '')).toSorted()).toEqual([
      'key-changed',
      'key-made',
      'key-removed',
      'key-replaced',
      'key-undone',
      'keys-compared',
    ]);
    for (const name of recorded) expect(await replay(readRecorded(name))).toBeUndefined();
  }, 30_000);

  it('refuse a history in which what failed was not undone', async () => {
    const changed = structuredClone(readRecorded('litellm-key-undone'));
    for (const event of changed.events) {
      const scheduled = event['activityTaskScheduledEventAttributes'] as { activityType: { name: string } } | undefined;
      if (scheduled?.activityType.name === 'removeLiteLlmKey') scheduled.activityType = { name: 'activateLiteLlmKey' };
    }
    expect((await replay(changed))?.message).toMatch(/Nondeterminism/);
  });

  it('have ids in their histories, and no key', () => {
    expect(textOf(recorded.map(readRecorded))).not.toMatch(/sk-[\w-]{20}/);
  });
});
