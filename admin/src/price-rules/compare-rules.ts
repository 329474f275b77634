import { leavesOf } from './leaves-of.ts';

type Rule = Readonly<Record<string, unknown>>;

/** One place of a rule, `tiers.steps.0.up_to`, with what two versions have there. Undefined where it is not in one. */
type RuleDifference = { readonly place: string; readonly before: unknown; readonly after: unknown };

export type RuleComparison = {
  readonly name: string;
  /** As the later version has it, or the earlier one when the later has it no more. */
  readonly rule: Rule;
  readonly change: 'added' | 'removed' | 'changed' | 'same';
  readonly differences: readonly RuleDifference[];
};

/** Rules of two versions side by side, by name: month quantities are counted under it, so it is what a rule goes on as. */
export function compareRules(before: readonly Rule[], after: readonly Rule[]): readonly RuleComparison[] {
  const names = new Set([...after, ...before].map(({ name }) => String(name)));
  return [...names].map((name) => {
    const old = before.find((rule) => rule['name'] === name);
    const now = after.find((rule) => rule['name'] === name);
    const differences = differencesOf(old ?? {}, now ?? {}).filter(({ place }) => place !== 'name');
    const change = !old ? 'added' : !now ? 'removed' : differences.length > 0 ? 'changed' : 'same';
    return { name, rule: now ?? old ?? {}, change, differences };
  });
}

function differencesOf(before: Rule, after: Rule): readonly RuleDifference[] {
  const old = new Map(leavesOf(before));
  const now = new Map(leavesOf(after));
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((place) => ({ place, before: old.get(place), after: now.get(place) }))
    .filter((difference) => difference.before !== difference.after);
}
