import { foldUsage } from './analytics/fold-usage.ts';
import { ensureRefills } from './credits/ensure-refills.ts';
import { expireCredits } from './credits/expire-credits.ts';
import { forgetOldAnswers } from './credits/forget-old-answers.ts';
import { grantDueRefills } from './credits/grant-due-refills.ts';
import type { Deps } from './deps.ts';
import { withFailures } from './failures.ts';
import { openJob } from './jobs/open-job.ts';
import { runOnlyCall } from './jobs/run-only-call.ts';
import { settleJob } from './jobs/settle-job.ts';
import { activateLiteLlmKey } from './litellm-keys/activate-key.ts';
import { findDueLiteLlmKeys } from './litellm-keys/find-due-keys.ts';
import { planLiteLlmKey } from './litellm-keys/plan-key.ts';
import { prepareLiteLlmKey } from './litellm-keys/prepare-key.ts';
import { putLiteLlmKey } from './litellm-keys/put-key.ts';
import { putLiteLlmTeam } from './litellm-keys/put-team.ts';
import { removeLiteLlmKey } from './litellm-keys/remove-key.ts';
import { removeLiteLlmTeam } from './litellm-keys/remove-team.ts';
import { awaitTurn } from './llm/await-turn.ts';
import { callModel } from './llm/call-model.ts';
import { failCall } from './llm/fail-call.ts';
import { reconcileJobs } from './reconciliation/reconcile-jobs.ts';
import { forgetOldContent } from './sweep/forget-old-content.ts';
import { sweepCalls } from './sweep/sweep-calls.ts';
import { sweepJobs } from './sweep/sweep-jobs.ts';
import { withHeartbeats } from './with-heartbeats.ts';

export const createActivities = (deps: Deps) =>
  withFailures({
    openJob: openJob(deps),
    awaitTurn: awaitTurn(deps),
    callModel: callModel(deps),
    failCall: failCall(deps),
    runOnlyCall: runOnlyCall(deps),
    settleJob: settleJob(deps),
    grantDueRefills: grantDueRefills(deps),
    expireCredits: expireCredits(deps),
    ensureRefills: ensureRefills(deps),
    forgetOldAnswers: forgetOldAnswers(deps),
    reconcileJobs: withHeartbeats(reconcileJobs(deps)),
    sweepJobs: withHeartbeats(sweepJobs(deps)),
    sweepCalls: withHeartbeats(sweepCalls(deps)),
    forgetOldContent: withHeartbeats(forgetOldContent(deps)),
    planLiteLlmKey: planLiteLlmKey(deps),
    putLiteLlmTeam: putLiteLlmTeam(deps),
    prepareLiteLlmKey: prepareLiteLlmKey(deps),
    putLiteLlmKey: putLiteLlmKey(deps),
    activateLiteLlmKey: activateLiteLlmKey(deps),
    removeLiteLlmKey: removeLiteLlmKey(deps),
    removeLiteLlmTeam: removeLiteLlmTeam(deps),
    findDueLiteLlmKeys: findDueLiteLlmKeys(deps),
    foldUsage: foldUsage(deps),
  });

export type Activities = ReturnType<typeof createActivities>;
