import { setTimeout as pause } from 'node:timers/promises';
import { activityInfo } from '@temporalio/activity';
import type { CallOutcome } from '#domain/model-calls.ts';
import { cachePolicy, isWhole } from '#domain/response-cache.ts';
import { type CachedCall, saveCachedReply } from '../../prisma/repositories/cached-replies.ts';
import type { CallToMake } from '../../prisma/repositories/calls-to-make.ts';
import type { Model } from '../../prisma/repositories/models.ts';
import { type CachedReply, type CachePlace, digestOf, type Found } from '../clients/response-cache.ts';
import type { Deps } from '../deps.ts';
import type { Ended } from './store-outcome.ts';

const POLL_MS = 40;

/** Where this call's reply is looked up and kept, or null when it is to be a new one. */
function placeOf({ pins, ownKeys, cacheSeconds, request }: CallToMake, model: Model): CachePlace | null {
  const { teamId, organizationId } = pins;
  const hasOwnKeys = ownKeys.length > 0;
  const policy = cachePolicy({ alias: model.cache, seconds: cacheSeconds, teamId, organizationId, hasOwnKeys });
  if (!policy) return null;
  const models = [model.actualModel, ...model.fallbacks];
  return { ...policy, alias: model.alias, digest: digestOf(models, model.maxOutputTokens, request) };
}

/**
 * Gives a reply that was given before, or asks for one. Of calls that want the same at the same time one asks, and the
 * others wait for what it hears; if that cannot be kept, each asks by itself.
 */
export async function throughCache(
  deps: Deps,
  call: CallToMake,
  model: Model,
  signal: AbortSignal,
  ask: (isLookedUp: boolean) => Promise<Ended>,
): Promise<CallOutcome> {
  // A later attempt may have to go on with a text that an earlier one has begun.
  const place = activityInfo().attempt === 1 ? placeOf(call, model) : null;
  if (!place) return (await ask(false)).outcome;
  const startedAt = performance.now();
  const first = await deps.cache.find(place);
  if (first.cached) return storeCached(deps, call, first.cached, startedAt);
  const lead = await deps.cache.lead(place);
  const found = lead ? first : await awaitLeader(deps, place, signal);
  if (found.cached) return storeCached(deps, call, found.cached, startedAt);
  try {
    const { outcome, account } = await ask(true);
    if (account && outcome.status === 'succeeded' && isWhole(outcome.reply) && found.versions)
      await deps.cache.keep(place, found.versions, { reply: outcome.reply, ...account });
    return outcome;
  } finally {
    await lead?.release();
  }
}

async function awaitLeader({ cache }: Deps, place: CachePlace, signal: AbortSignal): Promise<Found> {
  for (;;) {
    // In this order: a leader keeps its reply before it lets go.
    const isLed = await cache.isLed(place);
    const found = await cache.find(place);
    if (found.cached || !isLed) return found;
    await pause(POLL_MS, undefined, { signal });
  }
}

async function storeCached(deps: Deps, { callId }: CallToMake, cached: CachedReply, startedAt: number) {
  const latencyMs = Math.round(performance.now() - startedAt);
  const stored: CachedCall = { ...cached, callId, attempts: activityInfo().attempt, latencyMs };
  const kind = await saveCachedReply(deps.db, stored);
  const { reply, promptTokens, completionTokens } = cached;
  if (kind)
    deps.meters.calls.succeeded(kind, { promptTokens, completionTokens, latencyMs, cache: 'hit', costNanoUsd: null });
  return { status: 'succeeded' as const, reply, latencyMs, promptTokens, completionTokens, cached: true };
}
