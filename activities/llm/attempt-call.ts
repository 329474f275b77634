import { activityInfo, cancellationDetails, cancellationSignal, heartbeat } from '@temporalio/activity';
import type { CallOutcome } from '#domain/model-calls.ts';
import type { CallToMake } from '../../prisma/repositories/calls-to-make.ts';
import type { Model } from '../../prisma/repositories/models.ts';
import type { SentText } from '../clients/token-streams.ts';
import type { Deps } from '../deps.ts';
import { HEARTBEAT_INTERVAL_MS } from '../with-heartbeats.ts';
import { askModel } from './ask-model.ts';
import { recordCutOff, recordLostAttempt } from './record-waste.ts';
import { storeUpstreamFailure } from './store-outcome.ts';
import { storeStopped } from './store-stopped.ts';
import { streamModel } from './stream-model.ts';
import { StreamedReply } from './streamed-reply.ts';
import { throughCache } from './through-cache.ts';

/** One attempt to get a call's reply, whole or in pieces: until it is there, has failed, or is to be stopped. */
export async function attemptCall(deps: Deps, call: CallToMake, model: Model): Promise<CallOutcome> {
  const { attempt } = activityInfo();
  const { callId, isStreamed } = call;
  const startedAt = performance.now();
  const stop = deps.stops.watch(call);
  const signal = AbortSignal.any([cancellationSignal(), stop.signal]);
  const sent = attempt === 1 ? '' : await takeOver(deps, call, model);
  const reply = isStreamed ? new StreamedReply(deps.streams.write(callId, attempt), sent) : null;
  const stayAlive = () => {
    heartbeat(attempt);
    if (call.claims) void deps.limiter.renew(callId, call.claims);
  };
  stayAlive();
  const heartbeats = setInterval(stayAlive, HEARTBEAT_INTERVAL_MS);
  try {
    return await throughCache(deps, call, model, signal, (isLookedUp) =>
      reply
        ? streamModel(deps, call, model, signal, reply, isLookedUp)
        : askModel(deps, call, model, signal, isLookedUp),
    );
  } catch (error) {
    const isStopped = stop.signal.aborted || cancellationDetails()?.cancelRequested === true;
    if (isStopped) return await storeStopped(deps, { attempt, call, model, reply, startedAt });
    signal.throwIfAborted();
    await recordCutOff(deps, { call, model, reply, error });
    return await storeUpstreamFailure(deps, { callId, attempt, error });
  } finally {
    clearInterval(heartbeats);
    stop.release();
  }
}

/** What earlier attempts have sent. Nothing they still write is read from here on, and what they used is recorded. */
async function takeOver(deps: Deps, call: CallToMake, model: Model): Promise<SentText> {
  const { callId, isStreamed } = call;
  if (isStreamed) await deps.streams.write(callId, activityInfo().attempt).claim();
  const sent = isStreamed ? await deps.streams.readSent(callId) : '';
  await recordLostAttempt(deps, { call, model, sent });
  return sent;
}
