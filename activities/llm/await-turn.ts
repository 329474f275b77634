import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';
import { explainReached } from '#domain/limits.ts';
import type { CallReference } from '#domain/model-calls.ts';
import { findTurn, saveClaims } from '../../prisma/repositories/call-claims.ts';
import type { Deps } from '../deps.ts';
import { storeFailure } from './store-outcome.ts';
import { tellOutcome } from './tell-outcome.ts';

const SOONEST_MS = 200;
const LATEST_MS = 3_000;

/**
 * Counts a call against its limits when there is room for it. Throws what asks again in a while, as long as it may wait; then
 * the call fails with 429. Answers whether it is to be made.
 */
export const awaitTurn = (deps: Deps) =>
  async function awaitTurn(reference: CallReference): Promise<boolean> {
    const { callId } = reference;
    const turn = await findTurn(deps.db, callId);
    if (!turn) return true;
    const { claims, waitedSeconds } = turn;
    const taken = await deps.limiter.take(callId, claims);
    if (!taken.reached) {
      await saveClaims(deps.db, callId, taken.claims);
      return true;
    }
    const { retryAfterMs } = taken.reached;
    if (waitedSeconds < (claims.queueSeconds ?? 0)) throw askAgain(retryAfterMs);
    await deps.limiter.release(callId, claims, 0);
    deps.meters.limits.refused(taken.reached.kind);
    const outcome = await storeFailure(deps, {
      callId,
      attempt: 0,
      code: 'rate_limited',
      detail: `It waited ${Math.round(waitedSeconds)} s for its turn`,
      message: explainReached(taken.reached, claims.tokens),
      retryAfterSeconds: Math.max(1, Math.ceil(retryAfterMs / 1_000)),
    });
    await tellOutcome(deps, reference, outcome);
    return false;
  };

const askAgain = (retryAfterMs: number): ApplicationFailure =>
  ApplicationFailure.create({
    message: 'It is not this call’s turn yet',
    type: 'rate_limited',
    nextRetryDelay: Math.min(Math.max(SOONEST_MS, retryAfterMs), LATEST_MS) * (0.75 + Math.random() / 2),
    category: ApplicationFailureCategory.BENIGN,
  });
