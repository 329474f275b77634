import { activityInfo } from '@temporalio/activity';
import { isEmbedding } from '#domain/model-calls.ts';
import { checkReply } from '#domain/structured/check-reply.ts';
import type { CallToMake } from '../../prisma/repositories/calls-to-make.ts';
import type { Model } from '../../prisma/repositories/models.ts';
import type { Deps } from '../deps.ts';
import { askLegs } from './ask-legs.ts';
import { storeInvalidReply } from './store-invalid-reply.ts';
import { type Ended, storeReply } from './store-outcome.ts';

/** Asks for a reply in one piece and stores it. Throws {@link UpstreamError}, and what makes the call again. */
export async function askModel(
  deps: Deps,
  call: CallToMake,
  model: Model,
  signal: AbortSignal,
  isLookedUp: boolean,
): Promise<Ended> {
  const { liteLlm } = deps;
  const { callId, request } = call;
  const { attempt } = activityInfo();
  const startedAt = performance.now();
  if (isEmbedding(request)) {
    const completion = await askLegs(deps, call, model, (target) => liteLlm.embed({ ...target, request, signal }));
    return storeReply(deps, {
      callId,
      attempt,
      latencyMs: since(startedAt),
      completion,
      price: model.price,
      isLookedUp,
    });
  }
  const { maxOutputTokens } = model;
  const completion = await askLegs(deps, call, model, (target) =>
    liteLlm.complete({ ...target, maxOutputTokens, request, signal }),
  );
  const latencyMs = since(startedAt);
  const misfit = checkReply(request, completion.reply);
  if (misfit)
    return {
      outcome: await storeInvalidReply(deps, { callId, attempt, model, account: completion, misfit }),
      account: null,
    };
  return storeReply(deps, { callId, attempt, latencyMs, completion, price: model.price, isLookedUp });
}

const since = (startedAt: number): number => Math.round(performance.now() - startedAt);
