import { evaluateCustom } from './custom-price.ts';
import { customVariablesOf, type JobUsage } from './custom-variables.ts';
import { quantitiesOf, type Share } from './free-quota.ts';
import { type ScaledLine, scaleOf } from './price-line.ts';
import type { PriceRule } from './price-rule.ts';
import type { CallFacts, JobFacts, PriceTerms } from './price-terms.ts';
import { priceTiers } from './tiers.ts';

/** 10⁻¹² credits in a micro-credit. */
const CUSTOM_PER_MICRO = 1_000_000n;

type Context = { readonly delivered: readonly CallFacts[]; readonly share: Share };

/** The parts of a completed job's price that do not belong to one of its calls. */
export function jobParts(
  terms: PriceTerms,
  facts: JobFacts,
  rule: PriceRule,
  { delivered, share }: Context,
): readonly ScaledLine[] {
  const scale = scaleOf(terms);
  const lines: ScaledLine[] = [];
  if (rule.per_job !== undefined) {
    lines.push({ rule: rule.name, component: 'per_job', quantity: '1', scaled: rule.per_job * scale });
  }
  if (rule.tiers) {
    const { quantity } = rule.tiers;
    const units = quantitiesOf(delivered)[quantity];
    const amount = priceTiers(rule.tiers, facts.before?.[quantity] ?? 0n, units);
    lines.push({ rule: rule.name, component: `tiers (${quantity})`, quantity: `${units}`, scaled: amount * scale });
  }
  if (rule.custom !== undefined && share.charged > 0n) lines.push(customLine(rule, facts, delivered, scale));
  return lines;
}

/** An expression that gives no number of zero or more for a job adds nothing to it, and its line says so. */
function customLine(
  { name, custom = '' }: PriceRule,
  facts: JobFacts,
  delivered: readonly CallFacts[],
  scale: bigint,
): ScaledLine {
  const amount = evaluateCustom(custom, customVariablesOf(usageOf(facts, delivered)), facts.metadata);
  const component = amount === null ? 'custom (no number of zero or more)' : 'custom';
  return { rule: name, component, quantity: '1', scaled: (amount ?? 0n) * (scale / CUSTOM_PER_MICRO) };
}

function usageOf({ durationSeconds }: JobFacts, delivered: readonly CallFacts[]): JobUsage {
  const sum = (of: (call: CallFacts) => bigint) => delivered.reduce((total, call) => total + of(call), 0n);
  return {
    calls: delivered.length,
    promptTokens: sum((call) => BigInt(call.promptTokens)),
    completionTokens: sum((call) => BigInt(call.completionTokens)),
    costNanoUsd: sum((call) => call.costNanoUsd ?? 0n),
    durationSeconds,
  };
}
