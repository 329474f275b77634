import { costOfCall, readReportedCost } from '#domain/call-cost.ts';
import type { CallOutcome } from '#domain/model-calls.ts';
import type { CallToMake } from '../../prisma/repositories/calls-to-make.ts';
import { saveStopped } from '../../prisma/repositories/ended-calls.ts';
import type { Model } from '../../prisma/repositories/models.ts';
import type { Deps } from '../deps.ts';
import { estimateUsage } from './estimate-usage.ts';
import { standing } from './standing.ts';
import type { StreamedReply } from './streamed-reply.ts';

type Stopped = {
  readonly attempt: number;
  readonly call: Pick<CallToMake, 'callId' | 'request'>;
  readonly model: Pick<Model, 'actualModel' | 'price'>;
  /** Null for a call that was not streamed: nothing of its reply is known. */
  readonly reply: StreamedReply | null;
  readonly startedAt: number;
};

/** Stores what a stopped call had said, and what it used: as the provider tells, or as we count it. */
export async function storeStopped(
  { db, meters }: Pick<Deps, 'db' | 'meters'>,
  { attempt, call, model, reply, startedAt }: Stopped,
): Promise<CallOutcome> {
  const account = reply?.account ?? null;
  const partial = reply?.reply ?? null;
  const told = account?.usage ?? null;
  const usage = told ?? (await estimateUsage(call.request, partial));
  const cost = costOfCall(readReportedCost(account?.reportedCostUsd ?? null), usage, model.price);
  const kind = await saveStopped(db, {
    callId: call.callId,
    detail: 'The call or its job was cancelled, or its deadline passed',
    partial,
    actualModel: account?.actualModel ?? model.actualModel,
    liteLlmCallId: account?.liteLlmCallId ?? null,
    usage,
    usageSource: told ? 'provider' : 'estimated',
    cost,
    attempts: attempt,
    latencyMs: Math.round(performance.now() - startedAt),
  });
  if (kind) meters.calls.stopped(kind, { ...usage, costNanoUsd: cost.nanoUsd });
  const outcome = {
    status: 'failed',
    code: 'call_cancelled',
    message: null,
    partial,
    retryAfterSeconds: null,
  } as const;
  return kind ? outcome : standing(db, call.callId, outcome);
}
