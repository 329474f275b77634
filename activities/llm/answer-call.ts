import { activityInfo, log } from '@temporalio/activity';
import type { ErrorCode } from '#domain/errors.ts';
import type { CallOutcome } from '#domain/model-calls.ts';
import { type CallToMake, loadCallToMake } from '../../prisma/repositories/calls-to-make.ts';
import type { Deps } from '../deps.ts';
import { admitCall } from './admit-call.ts';
import { attemptCall } from './attempt-call.ts';
import { releaseClaims } from './release-claims.ts';
import { storeFailure } from './store-outcome.ts';

/**
 * One attempt at one model call: asks LiteLLM and stores what came of it. An attempt that follows a crash finds the stored
 * outcome, if there is one, and asks nobody again.
 */
export async function answerCall(deps: Deps, callId: string): Promise<CallOutcome> {
  const call = await loadCallToMake(deps.db, callId);
  const outcome = call.outcome ?? (await makeCall(deps, call));
  tellOperators(deps, call, outcome);
  // An attempt that found the outcome stored leaves the tokens as they were counted.
  if (!call.outcome) await releaseClaims(deps, callId, call.claims, outcome);
  return outcome;
}

/** What an operator has to look at; a team's own doing is not worth a line. */
const TROUBLES = new Set<ErrorCode>(['upstream_failed', 'invalid_reply', 'internal']);

/** Ids and figures only: what a call said stays in storage. */
function tellOperators({ noteOnSpan }: Deps, { callId, jobId, pins, model }: CallToMake, outcome: CallOutcome): void {
  const { teamId } = pins;
  const end = outcome.status === 'succeeded' ? outcome.status : outcome.code;
  noteOnSpan({
    'saas.call_id': callId,
    'saas.job_id': jobId,
    'saas.team_id': teamId,
    'saas.outcome': end,
    ...(model && { 'saas.alias': model.alias }),
    ...(outcome.status === 'succeeded' && { 'saas.cached': outcome.cached }),
  });
  if (outcome.status === 'failed' && TROUBLES.has(outcome.code))
    log.warn('a call failed', { callId, jobId, teamId, code: outcome.code });
}

async function makeCall(deps: Deps, call: CallToMake): Promise<CallOutcome> {
  const { attempt } = activityInfo();
  const admission = await admitCall(deps, call);
  if (admission.refused) return storeFailure(deps, { callId: call.callId, attempt, ...admission.refused });
  return attemptCall(deps, call, admission.model);
}
