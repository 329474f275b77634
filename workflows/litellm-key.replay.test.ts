import { expect, it } from 'vitest';
import { changeHistory, renameActivity } from '../temporal/testing/change-history.ts';
import { textOf } from '../temporal/testing/job-histories.ts';
import { readRecorded, recordedNames } from '../temporal/testing/recorded-histories.ts';
import { Replay } from '../temporal/testing/replay.ts';

it('the workflow of a key at LiteLLM refuses a history in which what failed was not undone', async () => {
  const replay = await Replay.start();
  const undone = readRecorded('litellm-key-undone');
  const changed = changeHistory(undone, renameActivity('removeLiteLlmKey', 'activateLiteLlmKey'));
  expect(await replay.refusalOf(changed)).toMatch(/Nondeterminism/);
}, 60_000);

it('recorded workflows of keys at LiteLLM have ids in their histories, and no key', () => {
  const recorded = recordedNames().filter((name) => name.startsWith('litellm-'));
  expect(recorded).toContain('litellm-key-made');
  expect(textOf(recorded.map(readRecorded))).not.toMatch(/sk-[\w-]{20}/);
});
