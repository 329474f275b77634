import type { JobOutcome } from '../jobs.ts';
import { type MicroCredits, microCredits } from '../money.ts';
import { priceCalls } from './call-parts.ts';
import { priceConsumption } from './consumption-price.ts';
import { chargeableShare, quantitiesOf } from './free-quota.ts';
import { jobParts } from './job-parts.ts';
import { matchRule } from './match-rule.ts';
import { type PriceLine, type ScaledLine, scaleOf } from './price-line.ts';
import type { PriceRule } from './price-rule.ts';
import type { CallFacts, JobFacts, PriceTerms } from './price-terms.ts';
import type { Priced, PricedJob } from './priced-job.ts';
import { defaultRounding, round } from './rounding.ts';
import { shareCharge } from './share-charge.ts';

export type { PriceLine } from './price-line.ts';
export type { CallFacts, JobFacts, PriceTerms } from './price-terms.ts';
export type { PricedJob } from './priced-job.ts';

/** What a job costs its team, exactly, with how it came about. Never more than the job's maximum. */
export function priceJob(terms: PriceTerms, facts: JobFacts): PricedJob {
  const delivered = facts.calls.filter((call) => call.delivered);
  if (terms.consumption) return finish(priceConsumption(terms.consumption, facts.outcome, delivered), terms, delivered);
  const rule = matchRule(terms.rules, facts);
  if (!rule) return finish({ rule: 'none', amount: microCredits(0n), lines: [], parts: new Map() }, terms, delivered);
  return finish(priceByRule(terms, facts, rule, delivered), terms, delivered);
}

function priceByRule(terms: PriceTerms, facts: JobFacts, rule: PriceRule, delivered: readonly CallFacts[]): Priced {
  const charge = chargeOf(rule, facts.outcome);
  const calls = priceCalls(terms, facts, delivered);
  if (charge === 'free') return { rule: rule.name, amount: microCredits(0n), lines: [], parts: calls.parts };

  const share = chargeableShare(rule, facts.before, quantitiesOf(delivered));
  const ofJob = charge === 'full' ? jobParts(terms, facts, rule, { delivered, share }) : [];
  const lines = [...ofJob, ...calls.lines];
  const scale = scaleOf(terms) * share.of;
  const exact = lines.reduce((sum, line) => sum + line.scaled, 0n) * share.charged;
  const rounded = round(exact, scale, rule.rounding ?? defaultRounding);
  const isFree = share.charged === 0n;
  const least = charge === 'full' && !isFree ? (rule.minimum ?? microCredits(0n)) : microCredits(0n);
  const amount = smaller(larger(rounded, least), rule.cap ?? null);
  const shown = lines.map((line) => shownLine(line, share, scale));
  return { rule: rule.name, amount, lines: shown.concat(boundLine(rule, rounded, amount)), parts: calls.parts };
}

/** What an outcome is charged under a rule. */
export const chargeOf = (rule: PriceRule, outcome: JobOutcome): 'full' | 'delivered' | 'free' =>
  outcome === 'completed' ? 'full' : rule[outcome];

function finish(priced: Priced, { maximum }: PriceTerms, delivered: readonly CallFacts[]): PricedJob {
  const { rule, amount, lines, parts } = priced;
  const charged = smaller(amount, maximum);
  const limited =
    charged < amount ? [{ rule, component: 'max_credits', quantity: '1', microCredits: `${charged - amount}` }] : [];
  return { rule, charged, lines: [...lines, ...limited], calls: shareCharge(charged, delivered, parts) };
}

function shownLine({ scaled, ...line }: ScaledLine, share: { charged: bigint }, scale: bigint): PriceLine {
  return {
    ...line,
    microCredits: round(scaled * share.charged, scale, { mode: 'nearest', to: microCredits(1n) }).toString(),
  };
}

function boundLine({ name }: PriceRule, before: MicroCredits, after: MicroCredits): PriceLine[] {
  if (after === before) return [];
  const component = after > before ? 'minimum' : 'cap';
  return [{ rule: name, component, quantity: '1', microCredits: `${after - before}` }];
}

const larger = (a: MicroCredits, b: MicroCredits): MicroCredits => (a > b ? a : b);

const smaller = (amount: MicroCredits, limit: MicroCredits | null): MicroCredits =>
  limit !== null && limit < amount ? limit : amount;
