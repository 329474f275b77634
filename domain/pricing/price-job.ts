import type { JobOutcome } from '../jobs.ts';
import { type MicroCredits, microCredits, type NanoUsd } from '../money.ts';
import { priceCalls } from './call-parts.ts';
import type { Consumption } from './consumption.ts';
import { priceConsumption } from './consumption-price.ts';
import { chargeableShare, type MonthQuantities, quantitiesOf } from './free-quota.ts';
import { jobParts } from './job-parts.ts';
import { matchRule } from './match-rule.ts';
import type { PriceRule } from './price-rule.ts';
import { defaultRounding, round } from './rounding.ts';
import { shareCharge } from './share-charge.ts';

/** What a job is priced by, all of it settled when the job was created. */
export type PriceTerms = {
  /** What one credit is worth. */
  readonly creditValueNanoUsd: NanoUsd;
  readonly rules: readonly PriceRule[];
  /** The team's own rate, in place of the rules. */
  readonly consumption: Consumption | null;
  /** What its team allows it to cost. */
  readonly maximum: MicroCredits | null;
};

export type CallFacts = {
  readonly callId: string;
  readonly alias: string;
  /** Only delivered calls are paid for. */
  readonly delivered: boolean;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly costNanoUsd: NanoUsd | null;
};

export type JobFacts = {
  readonly teamId: string;
  readonly organizationId: string;
  readonly jobType: string;
  readonly outcome: JobOutcome;
  readonly durationSeconds: number;
  readonly metadata: Record<string, unknown>;
  readonly calls: readonly CallFacts[];
  /** What the team used in its month before this job, under the job's rule; null counts as nothing. */
  readonly before: MonthQuantities | null;
};

/** A part of a price, rounded for people; the charge is rounded once, as a whole. */
export type PriceLine = {
  readonly rule: string;
  readonly component: string;
  readonly quantity: string;
  readonly microCredits: string;
};

export type PricedJob = {
  /** The rule, or the consumption mode, that priced the job. */
  readonly rule: string;
  readonly charged: MicroCredits;
  readonly lines: readonly PriceLine[];
  /** The charge divided over the delivered calls. */
  readonly calls: ReadonlyMap<string, MicroCredits>;
};

/** A line whose amount is in micro-credits × {@link scaleOf}. */
export type ScaledLine = Omit<PriceLine, 'microCredits'> & { readonly scaled: bigint };

/**
 * What every amount is multiplied by, so that none needs a fraction: thousandths for token prices, ten-thousandths for
 * percentages, and the credit's value for amounts that come from dollars.
 */
export const scaleOf = ({ creditValueNanoUsd }: PriceTerms): bigint => 1_000n * 10_000n * creditValueNanoUsd;

/** What a job costs its team, exactly, with how it came about. Never more than the job's maximum. */
export function priceJob(terms: PriceTerms, facts: JobFacts): PricedJob {
  const delivered = facts.calls.filter((call) => call.delivered);
  if (terms.consumption) return finish(priceConsumption(terms.consumption, facts.outcome, delivered), terms, delivered);
  const rule = matchRule(terms.rules, facts);
  if (!rule) return finish({ rule: 'none', amount: microCredits(0n), lines: [], parts: new Map() }, terms, delivered);
  return finish(priceByRule(terms, facts, rule, delivered), terms, delivered);
}

export type Priced = Omit<PricedJob, 'charged' | 'calls'> & {
  readonly amount: MicroCredits;
  /** What each call adds, in any one unit. */
  readonly parts: ReadonlyMap<string, bigint>;
};

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
