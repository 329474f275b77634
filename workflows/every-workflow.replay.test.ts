import { beforeAll, describe, expect, it } from 'vitest';
import { changeHistory, renameLastActivity } from '../temporal/testing/change-history.ts';
import { attemptsIn, eventTypes, workflowOf } from '../temporal/testing/job-histories.ts';
import { readRecorded, recordedNames } from '../temporal/testing/recorded-histories.ts';
import { Replay } from '../temporal/testing/replay.ts';
import * as workflows from './index.ts';

const recorded = recordedNames().map((name) => ({ name, history: readRecorded(name) }));
const recordedOf = (workflow: string) => recorded.filter(({ history }) => workflowOf(history) === workflow);

describe('recorded histories', () => {
  it('are of every workflow that is exported, and of no other', () => {
    const names = new Set(recorded.map(({ history }) => workflowOf(history)));
    expect([...names].toSorted()).toEqual(Object.keys(workflows).toSorted());
  });

  it.each(Object.keys(workflows))('show an activity of %s that took another attempt', (workflow) => {
    const attempts = recordedOf(workflow).flatMap(({ history }) => attemptsIn(history));
    expect(attempts.filter((attempt) => attempt > 1)).not.toEqual([]);
  });

  const continuing = Object.entries(workflows).filter(([, run]) => String(run).includes('continueAsNew'));
  it.each(continuing)('show that %s went on in a new history', (workflow) => {
    const ends = recordedOf(workflow).map(({ history }) => eventTypes(history).at(-1));
    expect(ends).toContain('WORKFLOW_EXECUTION_CONTINUED_AS_NEW');
  });
});

/** What began under older code must go on under this: a change that these refuse needs `patched`. */
describe('the workflows', () => {
  let refusals: ReadonlyMap<string, string | null>;
  let refusalsOfChanged: ReadonlyMap<string, string | null>;

  beforeAll(async () => {
    const replay = await Replay.start();
    refusals = await replay.refusalsOf(new Map(recorded.map(({ name, history }) => [name, history])));
    refusalsOfChanged = await replay.refusalsOf(
      new Map(recorded.map(({ name, history }) => [name, changeHistory(history, renameLastActivity)])),
    );
  }, 120_000);

  it.each(recorded)('replay $name', ({ name }) => {
    expect(refusals.get(name)).toBeNull();
  });

  it.each(recorded)('refuse $name when something else was done in it', ({ name }) => {
    expect(refusalsOfChanged.get(name)).toMatch(/Nondeterminism/);
  });
});
