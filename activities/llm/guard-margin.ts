import { judgeMargin } from '#domain/margin-guard.ts';
import { type NanoUsd, worthOf } from '#domain/money.ts';
import { type PriceTerms, priceJob } from '#domain/pricing/price-job.ts';
import { totalCost } from '#domain/receipts.ts';
import type { CallToMake } from '../../prisma/repositories/calls-to-make.ts';
import type { JobBill } from '../../prisma/repositories/job-bills.ts';
import type { MarginGuard } from '../../prisma/repositories/job-types.ts';
import { recordMarginAlert } from '../../prisma/repositories/margin-alerts.ts';
import { findModel, type Model } from '../../prisma/repositories/models.ts';
import type { Deps } from '../deps.ts';
import { jobFacts } from '../jobs/job-facts.ts';
import type { Admission } from './admission.ts';

type Guarded = {
  readonly guard: MarginGuard;
  readonly terms: PriceTerms;
  readonly bill: JobBill;
  readonly model: Model;
};

/** Does what operators want done when what a job has cost so far leaves less margin than its type's floor. */
export async function guardMargin({ db }: Deps, call: CallToMake, { guard, ...job }: Guarded): Promise<Admission> {
  const { model } = job;
  const costNanoUsd = totalCost(job.bill.calls);
  const priceNanoUsd = priceSoFar(job);
  const { floorBasisPoints, action, switchToAlias } = guard;
  if (!judgeMargin({ priceNanoUsd, costNanoUsd, floorBasisPoints })) return { model };

  const { jobId, callId } = call;
  await recordMarginAlert(db, { jobId, callId, costNanoUsd, priceNanoUsd, action });
  if (action === 'alert') return { model };
  if (action === 'switch') return { model: (switchToAlias && (await findModel(db, switchToAlias))) || model };
  return { refused: { code: 'job_limit_reached', message: null, detail: 'The job fell below its margin floor' } };
}

function priceSoFar({ terms, bill }: Pick<Guarded, 'terms' | 'bill'>): NanoUsd {
  const facts = { ...jobFacts(bill), outcome: 'completed' as const, before: null };
  return worthOf(priceJob(terms, facts).charged, terms.creditValueNanoUsd);
}
