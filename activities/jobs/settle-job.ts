import { isClosed, type JobOutcome } from '#domain/jobs.ts';
import type { CallReference } from '#domain/model-calls.ts';
import { worthOf } from '#domain/money.ts';
import { quantitiesOf } from '#domain/pricing/free-quota.ts';
import { quantityRule } from '#domain/pricing/needs-quantity.ts';
import { type PricedJob, priceJob } from '#domain/pricing/price-job.ts';
import { type FinishedCall, totalCost, writeReceipt } from '#domain/receipts.ts';
import { type BilledCall, claimUsage, type JobBill, loadJobBill } from '../../prisma/repositories/job-bills.ts';
import type { Settlement } from '../../prisma/repositories/ledger.ts';
import type { Meters } from '../../temporal/telemetry/meters.ts';
import type { Deps } from '../deps.ts';
import { jobFacts } from './job-facts.ts';

/** `notify`: the job's only call, whose caller waits for the bill as well as for the reply. */
export type JobToSettle = {
  readonly jobId: string;
  readonly outcome: JobOutcome;
  readonly notify: CallReference | null;
};

/** Settles a job, and tells who waits for its bill. Answers the outcome that stands. */
export const settleJob = (deps: Deps) =>
  async function settleJob({ jobId, outcome, notify }: JobToSettle): Promise<JobOutcome> {
    const standing = await settleOnce(deps, jobId, outcome);
    if (notify) await deps.replies.publish(notify.replyTo, { callId: notify.callId, outcome: null });
    return standing;
  };

/** Charges a job by its outcome, gives back the rest of its hold and stores the receipt, once. Answers the outcome that stands. */
export async function settleOnce(deps: Deps, jobId: string, outcome: JobOutcome): Promise<JobOutcome> {
  const bill = await loadJobBill(deps.db, jobId);
  if (isClosed(bill.status)) return bill.status;
  const calls = bill.calls.map(asFinished);
  const priced = await priceFinished(deps, jobId, outcome, { ...bill, calls });
  const settlement = settlementOf(jobId, outcome, priced, calls, bill.seconds);
  if (await deps.ledger.settle(settlement)) count(deps.meters, settlement, bill);
  return outcome;
}

function count(meters: Meters, { outcome, charged, cost }: Settlement, { creditValueNanoUsd, calls }: JobBill): void {
  for (const { status, kind } of calls) if (status === 'queued') meters.calls.failed(kind, 'call_not_started');
  meters.jobs.settled({ outcome, charged, costNanoUsd: cost, priceNanoUsd: worthOf(charged, creditValueNanoUsd) });
}

/** A call that never reached its workflow counts as failed. */
const asFinished = ({ status, errorCode, ...call }: BilledCall): FinishedCall & Pick<BilledCall, 'kind'> =>
  status === 'queued' ? { ...call, status: 'failed', errorCode: 'call_not_started' } : { ...call, status, errorCode };

async function priceFinished(
  { db, prices }: Deps,
  jobId: string,
  outcome: JobOutcome,
  bill: JobBill,
): Promise<PricedJob> {
  const terms = await prices.termsOf(bill);
  const facts = jobFacts(bill);
  const rule = quantityRule(terms, bill, outcome);
  const adds = quantitiesOf(facts.calls.filter((call) => call.delivered));
  const before = rule === null ? null : await claimUsage(db, { jobId, rule, adds });
  return priceJob(terms, { ...facts, outcome, before });
}

function settlementOf(
  jobId: string,
  outcome: JobOutcome,
  priced: PricedJob,
  calls: readonly FinishedCall[],
  seconds: number,
): Settlement {
  const delivered = calls.filter((call) => call.delivered);
  return {
    jobId,
    outcome,
    charged: priced.charged,
    cost: totalCost(calls),
    receipt: writeReceipt(outcome, priced, calls),
    delivered: delivered.length,
    promptTokens: sum(delivered.map(({ promptTokens }) => promptTokens ?? 0)),
    completionTokens: sum(delivered.map(({ completionTokens }) => completionTokens ?? 0)),
    seconds,
    shares: priced.calls,
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
