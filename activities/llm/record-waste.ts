import { activityInfo } from '@temporalio/activity';
import { costOfCall, readReportedCost, type Usage } from '#domain/call-cost.ts';
import type { ModelReply } from '#domain/model-calls.ts';
import type { CallToMake } from '../../prisma/repositories/calls-to-make.ts';
import type { Model } from '../../prisma/repositories/models.ts';
import { recordWaste, type Waste } from '../../prisma/repositories/wasted-attempts.ts';
import type { SentText } from '../clients/token-streams.ts';
import { UpstreamError } from '../clients/upstream-error.ts';
import type { Deps } from '../deps.ts';
import { estimateUsage } from './estimate-usage.ts';
import type { StreamedReply } from './streamed-reply.ts';

type Context = { readonly call: CallToMake; readonly model: Model };

/**
 * Records what the attempt before this one had used when its worker was lost. That it had asked the model is known from
 * its last heartbeat, and that it did not end by itself from its missing note.
 */
export async function recordLostAttempt(deps: Deps, { call, model, sent }: Context & { sent: SentText }) {
  const lost = activityInfo().attempt - 1;
  if (activityInfo().heartbeatDetails !== lost || call.attempts >= lost) return;
  const usage = await estimateUsage(call.request, textReply(sent ?? ''));
  await waste(deps, { ...estimated(call, model, usage), attempt: lost, reason: 'worker_lost' });
}

type CutOff = Context & { readonly reply: StreamedReply | null; readonly error: unknown };

/** Records what a stream that broke had used by then, and what a request that was lost with its proxy probably had. */
export async function recordCutOff(deps: Deps, { call, model, reply, error }: CutOff) {
  if (!reply?.account || !reply.reply) {
    if (!(error instanceof UpstreamError && error.isLost)) return;
    const usage = await estimateUsage(call.request, textReply(''));
    return waste(deps, { ...estimated(call, model, usage), attempt: activityInfo().attempt, reason: 'cut_off' });
  }
  const { attempt } = activityInfo();
  const { usage, reportedCostUsd } = reply.account;
  const used = usage
    ? {
        callId: call.callId,
        usage,
        usageSource: 'provider' as const,
        cost: costOfCall(readReportedCost(reportedCostUsd), usage, model.price),
      }
    : estimated(call, model, await estimateUsage(call.request, reply.reply));
  await waste(deps, { ...used, attempt, reason: 'cut_off' });
}

/** Records and counts an attempt that was paid for and given to nobody, once. */
export async function waste({ db, meters }: Pick<Deps, 'db' | 'meters'>, wasted: Waste): Promise<void> {
  if (await recordWaste(db, wasted)) meters.calls.wasted(wasted.reason, wasted.cost.nanoUsd);
}

const estimated = ({ callId }: CallToMake, { price }: Model, usage: Usage) => ({
  callId,
  usage,
  usageSource: 'estimated' as const,
  cost: costOfCall(null, usage, price),
});

const textReply = (content: string): ModelReply => ({
  created: 0,
  choices: [{ index: 0, finishReason: null, message: { role: 'assistant', content, refusal: null, toolCalls: [] } }],
});
