import type { WrittenRule } from '#schemas/price-books.ts';
import { formatCredits } from '../format/amounts.ts';

/** A rule in words: what is added up, then within what bounds. A number that is still being typed is left open. */
export function describeRule(rule: WrittenRule): string {
  const { tiers, free_quota: quota, rounding, custom } = rule;
  const added = [
    ...amounts.flatMap(([part, words]) => (rule[part] === undefined ? [] : [words(say(rule[part]))])),
    ...(tiers ? [describeTiers(tiers)] : []),
    ...(custom === undefined ? [] : [custom]),
  ];
  const bounds = [
    ...(rule.cached_discount_percent === undefined
      ? []
      : [`${say(rule.cached_discount_percent)} % off calls from the cache`]),
    ...(quota ? [`${say(quota.amount)} ${quota.quantity} a month free`] : []),
    ...(rule.minimum === undefined ? [] : [`at least ${say(rule.minimum)}`]),
    ...(rule.cap === undefined ? [] : [`at most ${say(rule.cap)}`]),
    ...(rounding ? [`rounded ${roundings[rounding.mode ?? 'up']} ${say(rounding.to ?? 0.000_001)}`] : []),
    ...describeUnfinished(rule),
  ];
  return [added.join(', ') || 'nothing', ...bounds].join('; ');
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

const OPEN = '…';

const say = (value: unknown): string => (typeof value === 'number' ? formatCredits(value) : OPEN);

const amounts = [
  ['per_job', (amount: string) => `${amount} a job`],
  ['per_call', (amount: string) => `${amount} a call`],
  ['per_1k_tokens', (amount: string) => `${amount} per 1,000 tokens`],
  ['per_1k_prompt_tokens', (amount: string) => `${amount} per 1,000 prompt tokens`],
  ['per_1k_completion_tokens', (amount: string) => `${amount} per 1,000 completion tokens`],
  ['cost_markup_percent', (percent: string) => `cost ${percent.startsWith('-') ? '' : '+'}${percent} %`],
] as const;

const roundings = { up: 'up to whole', nearest: 'to the nearest', down: 'down to whole' } as const;

type Tiers = NonNullable<WrittenRule['tiers']>;

function describeTiers({ mode, quantity, steps }: Tiers): string {
  const each = steps.map(({ up_to: end, credits_per_unit: price }) =>
    end === null ? `then ${say(price)}` : `${say(price)} up to ${say(end)}`,
  );
  return `${mode} tiers by ${quantity} a month (${each.join(', ')})`;
}

const endings = { delivered: 'its delivered calls', full: 'the full price' } as const;

const describeUnfinished = (rule: WrittenRule): readonly string[] =>
  (['failed', 'cancelled', 'expired'] as const).flatMap((field) => {
    const ending = rule[field] ?? 'free';
    return ending === 'free' ? [] : [`${field} jobs cost ${endings[ending]}`];
  });
