import type { JobOutcome } from '../jobs.ts';
import { matchRule, type PriceSubject } from './match-rule.ts';
import { chargeOf, type PriceTerms } from './price-job.ts';

/** The rule under which a job's slice of its team's month must be claimed before it is priced, or null. */
export function quantityRule(
  { rules, consumption }: PriceTerms,
  subject: PriceSubject,
  outcome: JobOutcome,
): string | null {
  const rule = consumption ? null : matchRule(rules, { ...subject, alias: undefined });
  const isCounted = rule && (rule.tiers || rule.free_quota) && chargeOf(rule, outcome) !== 'free';
  return isCounted ? rule.name : null;
}
