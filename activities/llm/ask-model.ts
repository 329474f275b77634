import { activityInfo } from '@temporalio/activity';
import { type CallOutcome, isEmbedding } from '#domain/model-calls.ts';
import type { CallToMake, Model } from '../../prisma/repositories/model-calls.ts';
import type { Deps } from '../deps.ts';
import { storeReply } from './store-outcome.ts';

/** Asks for a reply in one piece and stores it. Throws {@link UpstreamError}. */
export async function askModel(
  { db, liteLlm }: Deps,
  { callId, request }: CallToMake,
  model: Model,
  signal: AbortSignal,
): Promise<CallOutcome> {
  const startedAt = performance.now();
  const asked = { ...model, model: model.actualModel, signal };
  const completion = isEmbedding(request)
    ? await liteLlm.embed({ ...asked, request })
    : await liteLlm.complete({ ...asked, request });
  const latencyMs = Math.round(performance.now() - startedAt);
  return storeReply(db, { callId, attempt: activityInfo().attempt, latencyMs, completion, price: model.price });
}
