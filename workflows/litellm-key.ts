import {
  ApplicationFailure,
  CancellationScope,
  condition,
  continueAsNew,
  proxyActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { LiteLlmKeyPlan } from '#domain/litellm-keys.ts';
import type { Activities } from '../activities/index.ts';
import { management } from './activity-options.ts';
import { type LiteLlmKeyInput, lookAgainSignal } from './litellm-key-messages.ts';

const steps = proxyActivities<Activities>(management);

/**
 * Brings a team's key at LiteLLM to what it should be, step by step, and ends when nothing is left to do. A key is used only
 * once it is stored and LiteLLM has it; what was made for one that could not be taken into use is undone.
 */
export async function liteLlmKeyWorkflow(input: LiteLlmKeyInput): Promise<void> {
  let isChanged = false;
  let hasReplaced = false;
  setHandler(lookAgainSignal, () => {
    isChanged = true;
  });
  for (;;) {
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof liteLlmKeyWorkflow>(input);
    isChanged = false;
    const plan = await steps.planLiteLlmKey(input);
    if (plan.replacesKey && hasReplaced) throw notShown();
    try {
      await carryOut(input.teamId, plan);
    } catch (error) {
      if (!isChanged) throw error;
    }
    hasReplaced = plan.replacesKey;
    if (isChanged || plan.replacesKey) continue;
    if (plan.waitMs === null) return;
    await condition(() => isChanged, plan.waitMs);
  }
}

async function carryOut(teamId: string, plan: LiteLlmKeyPlan): Promise<void> {
  await makeOrUndo(teamId, plan);
  if (plan.updateKeyId !== null) await steps.putLiteLlmKey({ keyId: plan.updateKeyId });
  for (const keyId of plan.removeKeyIds) await steps.removeLiteLlmKey({ keyId });
  if (plan.team === 'remove') await steps.removeLiteLlmTeam({ teamId });
}

/** The key that was used before stays in use until the new one is active. */
async function makeOrUndo(teamId: string, { team, replacesKey }: LiteLlmKeyPlan): Promise<void> {
  const undo: (() => Promise<void>)[] = [];
  try {
    if (team === 'create' || team === 'update') await steps.putLiteLlmTeam({ teamId });
    if (team === 'create') undo.unshift(() => steps.removeLiteLlmTeam({ teamId }));
    if (!replacesKey) return;
    const keyId = await steps.prepareLiteLlmKey({ teamId });
    undo.unshift(() => steps.removeLiteLlmKey({ keyId }));
    await steps.putLiteLlmKey({ keyId });
    await steps.activateLiteLlmKey({ keyId });
  } catch (error) {
    await CancellationScope.nonCancellable(async () => {
      for (const step of undo) await step();
    });
    throw error;
  }
}

const notShown = (): ApplicationFailure =>
  ApplicationFailure.nonRetryable('LiteLLM does not show the key that it was given', 'litellm_refused');
