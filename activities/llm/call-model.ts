import { activityInfo, cancellationSignal, heartbeat } from '@temporalio/activity';
import type { CallOutcome, CallReference } from '#domain/model-calls.ts';
import { type CallToMake, loadCallToMake, type Model } from '../../prisma/repositories/model-calls.ts';
import type { Deps } from '../deps.ts';
import { admitCall } from './admit-call.ts';
import { storeFailure, storeReply, storeUpstreamFailure } from './store-outcome.ts';

export type ModelCallResult = { readonly succeeded: boolean };

/** Well under the heartbeat timeout, so that only a dead worker misses it. */
const HEARTBEAT_INTERVAL_MS = 2_000;

/**
 * One attempt at one model call: ask LiteLLM, store what came of it, tell the caller. Temporal owns the retries.
 * An attempt that follows a crash finds the stored outcome, if there is one, and asks nobody again.
 */
export const callModel = (deps: Deps) =>
  async function callModel({ callId, replyTo }: CallReference): Promise<ModelCallResult> {
    const call = await loadCallToMake(deps.db, callId);
    const outcome = call.outcome ?? (await makeCall(deps, call));
    await deps.replies.publish(replyTo, { callId, outcome });
    return { succeeded: outcome.status === 'succeeded' };
  };

async function makeCall(deps: Deps, call: CallToMake): Promise<CallOutcome> {
  const { attempt } = activityInfo();
  const admission = await admitCall(deps, call);
  if (admission.refused) return storeFailure(deps.db, { callId: call.callId, attempt, ...admission.refused });
  return askModel(deps, call, admission.model);
}

async function askModel({ db, liteLlm }: Deps, call: CallToMake, model: Model): Promise<CallOutcome> {
  const { attempt } = activityInfo();
  const { callId, request } = call;
  const signal = cancellationSignal();
  const startedAt = performance.now();
  const heartbeats = setInterval(heartbeat, HEARTBEAT_INTERVAL_MS);
  try {
    const completion = await liteLlm.complete({ ...model, model: model.actualModel, request, signal });
    const latencyMs = Math.round(performance.now() - startedAt);
    return await storeReply(db, { callId, attempt, latencyMs, completion, price: model.price });
  } catch (error) {
    signal.throwIfAborted();
    return await storeUpstreamFailure(db, { callId, attempt, error });
  } finally {
    clearInterval(heartbeats);
  }
}
