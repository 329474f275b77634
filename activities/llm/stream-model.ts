import { activityInfo } from '@temporalio/activity';
import { isEmbedding } from '#domain/model-calls.ts';
import type { CallToMake } from '../../prisma/repositories/calls-to-make.ts';
import type { Model } from '../../prisma/repositories/models.ts';
import type { Deps } from '../deps.ts';
import { askLegs } from './ask-legs.ts';
import { type Ended, storeReply } from './store-outcome.ts';
import type { StreamedReply } from './streamed-reply.ts';

/** Asks for a reply piece by piece, passes each on at once and stores the whole. Throws {@link UpstreamError}. */
export async function streamModel(
  deps: Deps,
  call: CallToMake,
  model: Model,
  signal: AbortSignal,
  reply: StreamedReply,
  isLookedUp: boolean,
): Promise<Ended> {
  const { liteLlm } = deps;
  const { callId, request } = call;
  const { maxOutputTokens } = model;
  const startedAt = performance.now();
  if (isEmbedding(request)) throw new Error(`Call ${callId} is an embedding, which is never streamed`);
  const stream = await askLegs(deps, call, model, (target) =>
    liteLlm.stream({ ...target, maxOutputTokens, request, signal }),
  );
  await reply.follow(stream);
  const latencyMs = Math.round(performance.now() - startedAt);
  const completion = { ...stream.account, reply: reply.whole };
  const { attempt } = activityInfo();
  return storeReply(deps, { callId, attempt, latencyMs, completion, price: model.price, isLookedUp });
}
