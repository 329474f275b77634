import type { PriceRule } from './price-rule.ts';

/** What rules are matched with. Without an alias it is the job itself that is priced. */
export type PriceSubject = {
  readonly teamId: string;
  readonly organizationId: string;
  readonly jobType: string;
  readonly alias?: string | undefined;
};

/** Whether a rule matches, how specific it is, and what keeps it from counting. */
export type Candidate = {
  readonly rule: PriceRule;
  readonly matches: boolean;
  readonly weight: number;
  readonly why: string;
};

/** A rule that names the team goes before one that names the organization, the alias or the job type, in this order. */
const fields = [
  { field: 'team_id', word: 'team', weight: 8, of: ({ teamId }: PriceSubject) => teamId },
  {
    field: 'organization_id',
    word: 'organization',
    weight: 4,
    of: ({ organizationId }: PriceSubject) => organizationId,
  },
  { field: 'alias', word: 'alias', weight: 2, of: ({ alias }: PriceSubject) => alias },
  { field: 'job_type', word: 'job type', weight: 1, of: ({ jobType }: PriceSubject) => jobType },
] as const;

/** The most specific rule that matches, or null. */
export function matchRule(rules: readonly PriceRule[], subject: PriceSubject): PriceRule | null {
  let best: PriceRule | null = null;
  for (const rule of rules)
    if (misfitOf(rule, subject) === null && (!best || ruleWeight(rule) > ruleWeight(best))) best = rule;
  return best;
}

/** Every rule with the reason why it counts or does not, the one that counts first. */
export function explainMatch(rules: readonly PriceRule[], subject: PriceSubject): readonly Candidate[] {
  const winner = matchRule(rules, subject);
  return rules
    .map((rule): Candidate => {
      const misfit = misfitOf(rule, subject);
      const weight = ruleWeight(rule);
      if (misfit !== null) return { rule, matches: false, weight, why: misfit };
      const why = rule === winner ? 'the most specific rule that matches' : `"${winner?.name}" is more specific`;
      return { rule, matches: true, weight, why };
    })
    .sort(
      (a, b) =>
        Number(b.rule === winner) - Number(a.rule === winner) ||
        Number(b.matches) - Number(a.matches) ||
        b.weight - a.weight,
    );
}

/** How specific a rule is; no two different matches of one subject weigh the same. */
export const ruleWeight = ({ match }: PriceRule): number =>
  fields.reduce((sum, { field, weight }) => sum + (match[field] === undefined ? 0 : weight), 0);

function misfitOf({ match }: PriceRule, subject: PriceSubject): string | null {
  for (const { field, word, of } of fields) {
    const wanted = match[field];
    if (wanted !== undefined && wanted !== of(subject)) return `is for the ${word} "${wanted}"`;
  }
  return null;
}
