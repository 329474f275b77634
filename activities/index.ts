import { foldUsage } from './analytics/fold-usage.ts';
import { ensureRefills } from './credits/ensure-refills.ts';
import { expireCredits } from './credits/expire-credits.ts';
import { forgetOldAnswers } from './credits/forget-old-answers.ts';
import { grantDueRefills } from './credits/grant-due-refills.ts';
import type { Deps } from './deps.ts';
import { withFailures } from './failures.ts';
import { openJob } from './jobs/open-job.ts';
import { settleJob } from './jobs/settle-job.ts';
import { awaitTurn } from './llm/await-turn.ts';
import { callModel } from './llm/call-model.ts';
import { failCall } from './llm/fail-call.ts';
import { reconcileJobs } from './reconciliation/reconcile-jobs.ts';
import { forgetOldContent } from './sweep/forget-old-content.ts';
import { sweepCalls } from './sweep/sweep-calls.ts';
import { sweepJobs } from './sweep/sweep-jobs.ts';

export const createActivities = (deps: Deps) =>
  withFailures({
    openJob: openJob(deps),
    awaitTurn: awaitTurn(deps),
    callModel: callModel(deps),
    failCall: failCall(deps),
    settleJob: settleJob(deps),
    grantDueRefills: grantDueRefills(deps),
    expireCredits: expireCredits(deps),
    ensureRefills: ensureRefills(deps),
    forgetOldAnswers: forgetOldAnswers(deps),
    reconcileJobs: reconcileJobs(deps),
    foldUsage: foldUsage(deps),
    sweepJobs: sweepJobs(deps),
    sweepCalls: sweepCalls(deps),
    forgetOldContent: forgetOldContent(deps),
  });

export type Activities = ReturnType<typeof createActivities>;
