import { KeysStack } from '../../tests/support/litellm-management/start-keys-stack.ts';
import { recordMissing } from './record-missing.ts';
import { recordedJobs } from './recorded-jobs.ts';
import { recordedLiteLlmKeys } from './recorded-litellm-keys.ts';
import { recordedReconciliations } from './recorded-reconciliations.ts';
import { recordedRefills } from './recorded-refills.ts';
import { recordedUpkeep } from './recorded-upkeep.ts';
import { Recording } from './recording.ts';

/** Low enough for a handful of calls to fill a history, and to double it while calls overlap. */
const EVENTS_BEFORE_NEW_HISTORY = 60;

const shortHistories = { dynamicConfig: { 'limit.historyCount.suggestContinueAsNew': EVENTS_BEFORE_NEW_HISTORY } };

// Runs the scenarios that have no history yet on stacks of their own and keeps what Temporal wrote. A history that is there is
// never replaced. To be run when a workflow is new or has changed on purpose, once the scenario is written:
// `node temporal/testing/record-histories.ts`, then `npx biome check --write temporal/testing`.
await recordMissing({ ...recordedJobs, ...recordedRefills, ...recordedReconciliations, ...recordedUpkeep }, () =>
  Recording.start(shortHistories),
);
await recordMissing(recordedLiteLlmKeys, () => KeysStack.start('record-key-histories', shortHistories));
