import type { CallOutcome } from '#domain/model-calls.ts';
import { isFixedPrice } from '#domain/pricing/least-price.ts';
import { cachePolicy } from '#domain/response-cache.ts';
import { digestOf } from '../../activities/clients/response-cache.ts';
import { insertCachedCall } from '../../prisma/repositories/cached-replies.ts';
import { findCacheableCall } from '../../prisma/repositories/calls-to-make.ts';
import type { NewCall } from '../../prisma/repositories/model-calls.ts';
import type { TeamCaller } from '../callers.ts';
import type { Services } from '../services.ts';

type Placed = { readonly caller: TeamCaller; readonly jobId: string };

/**
 * Gives a call of an open job a reply that was given before, without its workflow, which need not hear of what is done at
 * once. Null when there is none, or the job's price goes by use: then what it holds may have to grow first.
 */
export async function serveCached(
  { db, prices, cache, meters }: Services,
  { caller, jobId }: Placed,
  call: NewCall,
): Promise<CallOutcome | null> {
  if (call.cacheSeconds === 0 || !caller.models.some(({ alias, isCached }) => isCached && alias === call.alias))
    return null;
  const startedAt = performance.now();
  const job = { jobId, teamId: caller.teamId };
  const found = await findCacheableCall(db, job, call);
  if (!found) return null;
  const { model, pins, hasOwnKeys } = found;
  const policy = cachePolicy({ alias: model.cache, seconds: call.cacheSeconds, ...pins, hasOwnKeys });
  if (!policy) return null;
  const [terms, guard] = await Promise.all([prices.termsOf(pins), prices.marginGuard(pins.jobType)]);
  if (guard || !isFixedPrice(terms, pins)) return null;
  const models = [model.actualModel, ...model.fallbacks];
  const digest = digestOf(models, model.maxOutputTokens, call.request);
  const { cached } = await cache.find({ ...policy, alias: model.alias, digest });
  if (!cached) return null;
  const latencyMs = Math.round(performance.now() - startedAt);
  const isStored = await insertCachedCall(db, job, call, { ...cached, callId: call.callId, attempts: 0, latencyMs });
  if (!isStored) return null;
  const { reply, promptTokens, completionTokens } = cached;
  meters.calls.succeeded(call.kind, { promptTokens, completionTokens, latencyMs, cache: 'hit', costNanoUsd: null });
  return { status: 'succeeded', reply, latencyMs, promptTokens, completionTokens, cached: true };
}
