import type { WrittenRule } from '#schemas/price-books.ts';
import { formatCount, formatCredits } from '../format/amounts.ts';

/** A rule in a few words each: what it charges, and within what bounds. */
export function describeRule(rule: WrittenRule): readonly string[] {
  const { tiers, free_quota: quota, rounding, custom } = rule;
  return [
    ...amounts.flatMap(([part, words]) => (rule[part] === undefined ? [] : [words(rule[part])])),
    ...(tiers ? [describeTiers(tiers)] : []),
    ...(custom === undefined ? [] : [custom]),
    ...(quota ? [`${formatCount(quota.amount)} ${quota.quantity} a month free`] : []),
    ...(rule.minimum === undefined ? [] : [`at least ${formatCredits(rule.minimum)}`]),
    ...(rule.cap === undefined ? [] : [`at most ${formatCredits(rule.cap)}`]),
    ...(rounding ? [`rounded ${roundings[rounding.mode ?? 'up']} to ${formatCredits(rounding.to ?? 0.000_001)}`] : []),
    ...describeUnfinished(rule),
  ];
}

/** Whose jobs or calls a rule is for. */
export function describeMatch({ match = {} }: Pick<WrittenRule, 'match'>): string {
  const { team_id: team, organization_id: organization, alias, job_type: jobType } = match;
  const parts = [
    ...(alias === undefined ? [] : [`calls by ${alias}`]),
    ...(jobType === undefined ? [] : [`job type ${jobType}`]),
    ...(team === undefined ? [] : [`team ${team}`]),
    ...(organization === undefined ? [] : [`organization ${organization}`]),
  ];
  return parts.length === 0 ? 'every job' : parts.join(', ');
}

const amounts = [
  ['per_job', (amount: number) => `${formatCredits(amount)} a job`],
  ['per_call', (amount: number) => `${formatCredits(amount)} a call`],
  ['per_1k_tokens', (amount: number) => `${formatCredits(amount)} per 1,000 tokens`],
  ['per_1k_prompt_tokens', (amount: number) => `${formatCredits(amount)} per 1,000 prompt tokens`],
  ['per_1k_completion_tokens', (amount: number) => `${formatCredits(amount)} per 1,000 completion tokens`],
  ['cost_markup_percent', (percent: number) => `cost ${percent < 0 ? '−' : '+'} ${Math.abs(percent)} %`],
  ['cached_discount_percent', (percent: number) => `${percent} % off calls from the cache`],
] as const;

const roundings = { up: 'up', nearest: 'to the nearest,', down: 'down' } as const;

type Tiers = NonNullable<WrittenRule['tiers']>;

function describeTiers({ mode, quantity, steps }: Tiers): string {
  const each = steps.map(({ up_to: end, credits_per_unit: price }) =>
    end === null ? `then ${formatCredits(price)}` : `${formatCredits(price)} up to ${formatCount(end)}`,
  );
  return `${mode} tiers by ${quantity} a month: ${each.join(', ')}`;
}

const endings = { delivered: 'its delivered calls', full: 'the full price' } as const;

const describeUnfinished = (rule: WrittenRule): readonly string[] =>
  (['failed', 'cancelled', 'expired'] as const).flatMap((field) => {
    const ending = rule[field] ?? 'free';
    return ending === 'free' ? [] : [`${field} jobs cost ${endings[ending]}`];
  });
