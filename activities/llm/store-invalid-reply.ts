import { ApplicationFailure } from '@temporalio/common';
import { costOfCall, readReportedCost } from '#domain/call-cost.ts';
import type { CallOutcome } from '#domain/model-calls.ts';
import { noteAttempt } from '../../prisma/repositories/ended-calls.ts';
import type { Model } from '../../prisma/repositories/models.ts';
import { countWaste } from '../../prisma/repositories/wasted-attempts.ts';
import type { CallAccount } from '../clients/read-completion.ts';
import type { Deps } from '../deps.ts';
import { waste } from './record-waste.ts';
import { storeFailure } from './store-outcome.ts';

type InvalidReply = {
  readonly callId: string;
  readonly attempt: number;
  readonly model: Model;
  readonly account: CallAccount;
  /** What of it does not fit: for operators, it may quote the team's schema. */
  readonly misfit: string;
};

/** Records a reply that its team cannot use as waste. Throws what makes the call again, until that was done often enough. */
export async function storeInvalidReply(
  deps: Deps,
  { callId, attempt, model, account, misfit }: InvalidReply,
): Promise<CallOutcome> {
  const { db, invalidReplyRetries } = deps;
  const usage = account.usage ?? { promptTokens: 0, completionTokens: 0 };
  const cost = costOfCall(readReportedCost(account.reportedCostUsd), account.usage, model.price);
  const usageSource = account.usage ? 'provider' : 'estimated';
  await waste(deps, { callId, attempt, reason: 'invalid_reply', usage, usageSource, cost });
  if ((await countWaste(db, callId, 'invalid_reply')) > invalidReplyRetries)
    return storeFailure(deps, { callId, attempt, code: 'invalid_reply', detail: misfit });
  await noteAttempt(db, callId, attempt);
  throw ApplicationFailure.create({
    message: 'The reply did not keep to its format',
    type: 'invalid_reply',
    nextRetryDelay: '10 milliseconds',
  });
}
