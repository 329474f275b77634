import type { CallOutcome, CallReference } from '#domain/model-calls.ts';
import type { Deps } from '../deps.ts';
import { answerCall } from './answer-call.ts';
import { tellOutcome } from './tell-outcome.ts';

export type ModelCallResult = { readonly succeeded: boolean; readonly cancelled?: true };

/** One attempt at one model call of an open job: makes it, and tells the caller. Temporal owns the retries. */
export const callModel = (deps: Deps) =>
  async function callModel(reference: CallReference): Promise<ModelCallResult> {
    const outcome = await answerCall(deps, reference.callId);
    await tellOutcome(deps, reference, outcome);
    return resultOf(outcome);
  };

export function resultOf(outcome: CallOutcome): ModelCallResult {
  if (outcome.status === 'succeeded') return { succeeded: true };
  return { succeeded: false, ...(outcome.code === 'call_cancelled' && { cancelled: true }) };
}
