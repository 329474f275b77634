import { ApplicationFailure } from '@temporalio/common';
import { costOfCall, readReportedCost, type TokenPrice } from '#domain/call-cost.ts';
import type { ErrorCode } from '#domain/errors.ts';
import type { CallOutcome } from '#domain/model-calls.ts';
import { decideRetry } from '#domain/retries.ts';
import { noteAttempt, saveFailure, saveReply } from '../../prisma/repositories/ended-calls.ts';
import { rideOutOutage } from '../../prisma/ride-out-outage.ts';
import type { Completion } from '../clients/read-completion.ts';
import type { CachedReply } from '../clients/response-cache.ts';
import { UpstreamError } from '../clients/upstream-error.ts';
import type { Deps } from '../deps.ts';
import { standing } from './standing.ts';

type Attempt = { readonly callId: string; readonly attempt: number };
type Answered = Attempt & {
  readonly latencyMs: number;
  readonly completion: Completion;
  readonly price: TokenPrice | null;
  /** It was looked for in the cache before. */
  readonly isLookedUp: boolean;
};

type Storage = Pick<Deps, 'db' | 'meters'>;

/** How an attempt ended, and what its reply came to when there is one. */
export type Ended = { readonly outcome: CallOutcome; readonly account: Omit<CachedReply, 'reply'> | null };
type Failed = Attempt & {
  readonly code: ErrorCode;
  readonly detail: string;
  readonly message?: string | null;
  readonly retryAfterSeconds?: number | null;
};

export async function storeReply(
  { db, meters }: Storage,
  { callId, attempt, latencyMs, completion, price, isLookedUp }: Answered,
): Promise<Ended> {
  const { reply, usage, reportedCostUsd, actualModel } = completion;
  const reportedCost = readReportedCost(reportedCostUsd);
  const cost = costOfCall(reportedCost, usage, price);
  const answered = { ...completion, callId, cost, reportedCost, attempts: attempt, latencyMs, isLookedUp };
  const kind = await rideOutOutage(() => saveReply(db, answered));
  const tokens = { promptTokens: usage?.promptTokens ?? null, completionTokens: usage?.completionTokens ?? null };
  const cache = isLookedUp ? ('miss' as const) : null;
  if (kind) meters.calls.succeeded(kind, { ...tokens, latencyMs, cache, costNanoUsd: cost.nanoUsd });
  const outcome = { status: 'succeeded', reply, latencyMs, ...tokens, cached: false } as const;
  return {
    outcome: kind ? outcome : await standing(db, callId, outcome),
    account: { ...tokens, actualModel, costNanoUsd: cost.nanoUsd?.toString() ?? null },
  };
}

export async function storeFailure({ db, meters }: Storage, failed: Failed): Promise<CallOutcome> {
  const { callId, attempt, code, detail, message = null, retryAfterSeconds = null } = failed;
  const kind = await saveFailure(db, { callId, code, detail, message, attempts: attempt, retryAfterSeconds });
  if (kind) meters.calls.failed(kind, code);
  const outcome = { status: 'failed', code, message, retryAfterSeconds } as const;
  return kind ? outcome : standing(db, callId, outcome);
}

/** Stores a failure that is final; throws what should be tried again, without the provider's words. */
export async function storeUpstreamFailure(
  storage: Storage,
  { error, ...attempt }: Attempt & { error: unknown },
): Promise<CallOutcome> {
  if (!(error instanceof UpstreamError)) throw error;
  const decision = decideRetry(error.failure, attempt.attempt);
  if (!decision.retry) return storeFailure(storage, { ...attempt, ...decision, detail: error.detail });
  await noteAttempt(storage.db, attempt.callId, attempt.attempt);
  throw ApplicationFailure.create({
    message: error.message,
    type: 'upstream_failed',
    ...(decision.afterSeconds === null ? {} : { nextRetryDelay: decision.afterSeconds * 1_000 }),
  });
}
