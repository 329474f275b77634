import { activityInfo } from '@temporalio/activity';
import { type CallOutcome, isEmbedding } from '#domain/model-calls.ts';
import { checkReply } from '#domain/structured/check-reply.ts';
import type { CallToMake, Model } from '../../prisma/repositories/model-calls.ts';
import type { Deps } from '../deps.ts';
import { askLegs } from './ask-legs.ts';
import { storeInvalidReply } from './store-invalid-reply.ts';
import { storeReply } from './store-outcome.ts';

/** Asks for a reply in one piece and stores it. Throws {@link UpstreamError}, and what makes the call again. */
export async function askModel(deps: Deps, call: CallToMake, model: Model, signal: AbortSignal): Promise<CallOutcome> {
  const { db, liteLlm } = deps;
  const { callId, request } = call;
  const { attempt } = activityInfo();
  const startedAt = performance.now();
  if (isEmbedding(request)) {
    const completion = await askLegs(deps, call, model, (target) => liteLlm.embed({ ...target, request, signal }));
    return storeReply(db, { callId, attempt, latencyMs: since(startedAt), completion, price: model.price });
  }
  const { maxOutputTokens } = model;
  const completion = await askLegs(deps, call, model, (target) =>
    liteLlm.complete({ ...target, maxOutputTokens, request, signal }),
  );
  const latencyMs = since(startedAt);
  const misfit = checkReply(request, completion.reply);
  if (misfit) return storeInvalidReply(deps, { callId, attempt, model, account: completion, misfit });
  return storeReply(db, { callId, attempt, latencyMs, completion, price: model.price });
}

const since = (startedAt: number): number => Math.round(performance.now() - startedAt);
