import { type ExpectedUsage, expectUsage } from '#domain/expected-usage.ts';
import { neededHold } from '#domain/holds.ts';
import { type MicroCredits, microToCredits } from '#domain/money.ts';
import { isFixedPrice } from '#domain/pricing/least-price.ts';
import { type CallFacts, type PriceTerms, priceJob } from '#domain/pricing/price-job.ts';
import type { CallToMake } from '../../prisma/repositories/calls-to-make.ts';
import { type JobBill, loadJobBill } from '../../prisma/repositories/job-bills.ts';
import type { Deps } from '../deps.ts';
import { callFacts, jobFacts } from '../jobs/job-facts.ts';
import { holdRefused } from '../jobs/open-job.ts';
import type { Admission } from './admission.ts';
import { guardMargin } from './guard-margin.ts';

/**
 * Whether a job's call may be made now: its team allows it to cost that much, its hold covers what it will probably
 * cost by then (it grows if it must), and it keeps the margin that operators ask of such jobs.
 */
export async function admitCall(deps: Deps, call: CallToMake): Promise<Admission> {
  const { model, pins } = call;
  if (!model) return { refused: { code: 'model_not_allowed', message: null, detail: 'The alias is gone' } };
  const terms = await deps.prices.termsOf(pins);
  const guard = await deps.prices.marginGuard(pins.jobType);
  const isFixed = isFixedPrice(terms, pins);
  if (isFixed && !guard) return { model };

  const bill = await loadJobBill(deps.db, call.jobId);
  const refused = isFixed ? null : await coverCall(deps, call, { terms, bill });
  if (refused) return { refused };
  return guard ? guardMargin(deps, call, { guard, terms, bill, model }) : { model };
}

type Context = { readonly terms: PriceTerms; readonly bill: JobBill };

async function coverCall({ ledger, prices }: Deps, call: CallToMake, { terms, bill }: Context) {
  const { callId, jobId, held, request, model, pins } = call;
  const learned = await prices.learned(pins.teamId, pins.jobType);
  const usage = expectUsage(request, learned, model?.price ?? null);
  const expected = priceUpTo(callId, { terms, bill }, usage);
  if (pins.maximum !== null && expected > pins.maximum) return beyondMaximum(pins.maximum, expected);
  const needed = neededHold(expected, pins.maximum);
  if (needed.least <= held) return null;
  const result = await ledger.grow({ jobId, callId, ...needed });
  if (result.outcome === 'held') return null;
  if (result.outcome === 'none') return { code: 'job_closed' as const, message: null, detail: 'The job had closed' };
  const { code, message } = holdRefused(result);
  return { code, message, detail: message };
}

/**
 * What a job will cost if its calls under way turn out as is expected of this one. Those that came after it do not count:
 * of many at once that a team cannot pay all, the first are made and only the rest refused.
 */
function priceUpTo(callId: string, { terms, bill }: Context, expected: ExpectedUsage): MicroCredits {
  const last = bill.calls.findIndex((call) => call.callId === callId);
  const calls = bill.calls.map((call, place): CallFacts => {
    const facts = callFacts(call);
    return call.status === 'queued' && place <= last ? { ...facts, ...expected, delivered: true } : facts;
  });
  const facts = { ...jobFacts(bill), calls, outcome: 'completed' as const, before: null };
  return priceJob({ ...terms, maximum: null }, facts).charged;
}

function beyondMaximum(maximum: MicroCredits, expected: MicroCredits) {
  const message = `This job may cost at most ${microToCredits(maximum)} credits (max_credits) and would probably cost ${microToCredits(expected)} with this call. Complete it, or create a job with a higher max_credits.`;
  return { code: 'job_limit_reached' as const, message, detail: message };
}
