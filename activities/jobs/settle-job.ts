import { isClosed, type JobOutcome } from '#domain/jobs.ts';
import type { CallReference } from '#domain/model-calls.ts';
import { chargeForJob } from '#domain/pricing.ts';
import { totalCost, writeReceipt } from '#domain/receipts.ts';
import type { Database } from '../../prisma/client.ts';
import * as settlements from '../../prisma/repositories/settlements.ts';
import type { Deps } from '../deps.ts';

/** `notify`: the job's only call, whose caller waits for the bill as well as for the reply. */
export type JobToSettle = {
  readonly jobId: string;
  readonly outcome: JobOutcome;
  readonly notify: CallReference | null;
};

/** Charges a job by its outcome, gives back the rest of its hold and stores the receipt, once. Answers the outcome that stands. */
export const settleJob = ({ db, replies }: Deps) =>
  async function settleJob({ jobId, outcome, notify }: JobToSettle): Promise<JobOutcome> {
    const standing = await settleOnce(db, jobId, outcome);
    if (notify) await replies.publish(notify.replyTo, { callId: notify.callId, outcome: null });
    return standing;
  };

async function settleOnce(db: Database, jobId: string, outcome: JobOutcome): Promise<JobOutcome> {
  const { status, price, calls } = await settlements.loadJobToSettle(db, jobId);
  if (isClosed(status)) return status;
  const charged = chargeForJob(outcome, price);
  const receipt = writeReceipt(outcome, charged, calls);
  await settlements.settleJob(db, { jobId, outcome, charged, cost: totalCost(calls), receipt });
  return outcome;
}
