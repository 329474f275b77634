import type { MicroCredits } from '../money.ts';
import { matchRule, type PriceSubject } from './match-rule.ts';
import { type PriceTerms, priceJob } from './price-job.ts';
import type { PriceRule } from './price-rule.ts';

/** What a completed job costs that has used nothing: less it never costs, unless a free quota covers it. */
export function leastPrice(terms: PriceTerms, { teamId, organizationId, jobType }: PriceSubject): MicroCredits {
  const nothing = { outcome: 'completed' as const, durationSeconds: 0, metadata: {}, calls: [], before: null };
  return priceJob(terms, { teamId, organizationId, jobType, ...nothing }).charged;
}

const USAGE_PARTS = [
  'per_call',
  'per_1k_tokens',
  'per_1k_prompt_tokens',
  'per_1k_completion_tokens',
  'cost_markup_percent',
  'tiers',
  'free_quota',
  'custom',
] as const satisfies readonly (keyof PriceRule)[];

/** Whether a completed job costs the same whatever its calls use, so that its hold is its price. */
export function isFixedPrice({ rules, consumption }: PriceTerms, subject: PriceSubject): boolean {
  if (consumption) return false;
  const rule = matchRule(rules, { ...subject, alias: undefined });
  const usesCalls = (one: PriceRule) => USAGE_PARTS.some((part) => one[part] !== undefined);
  const forAliases = rules.filter(({ match }) => match.alias !== undefined && couldMatch(match, subject));
  return !(rule && usesCalls(rule)) && forAliases.length === 0;
}

const couldMatch = (match: PriceRule['match'], { teamId, organizationId, jobType }: PriceSubject): boolean =>
  (match.team_id ?? teamId) === teamId &&
  (match.organization_id ?? organizationId) === organizationId &&
  (match.job_type ?? jobType) === jobType;
