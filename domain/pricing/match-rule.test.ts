import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainMatch, matchRule } from './match-rule.ts';
import { priceRules } from './price-rule.ts';

const subject = { teamId: 't1', organizationId: 'o1', jobType: 'a', alias: 'fast' };
const all = [
  { name: 'default' },
  { name: 'type', match: { job_type: 'a' } },
  { name: 'alias', match: { alias: 'fast' } },
  { name: 'alias-type', match: { alias: 'fast', job_type: 'a' } },
  { name: 'organization', match: { organization_id: 'o1' } },
  { name: 'organization-rest', match: { organization_id: 'o1', job_type: 'a', alias: 'fast' } },
  { name: 'team', match: { team_id: 't1' } },
  { name: 'team-type', match: { team_id: 't1', job_type: 'a' } },
];

describe('the rule that counts', () => {
  it('is the most specific: team before organization before alias before job type, in any order of the rules', () => {
    const order = all.map(({ name }) => name);
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: 1 }), (some) => {
        const names = some.map(({ name }) => name);
        expect(matchRule(priceRules.parse(some), subject)?.name).toBe(order.findLast((name) => names.includes(name)));
      }),
      { numRuns: 1_000 },
    );
  });

  it('is never one for another team, organization, type or alias', () => {
    const others = [
      { name: 'a', match: { team_id: 't2' } },
      { name: 'b', match: { organization_id: 'o2' } },
      { name: 'c', match: { job_type: 'b' } },
      { name: 'd', match: { alias: 'smart', team_id: 't1' } },
    ];
    expect(matchRule(priceRules.parse(others), subject)).toBeNull();
    expect(explainMatch(priceRules.parse(others), subject).map(({ why }) => why)).toEqual([
      'is for the alias "smart"',
      'is for the team "t2"',
      'is for the organization "o2"',
      'is for the job type "b"',
    ]);
  });

  it('is named with the reason, before the others and theirs', () => {
    const rules = priceRules.parse([all[0], all[6], { name: 'else', match: { job_type: 'z' } }]);
    expect(explainMatch(rules, subject)).toMatchObject([
      { rule: { name: 'team' }, matches: true, weight: 8, why: 'the most specific rule that matches' },
      { rule: { name: 'default' }, matches: true, weight: 0, why: '"team" is more specific' },
      { rule: { name: 'else' }, matches: false, why: 'is for the job type "z"' },
    ]);
  });

  it('is one: rules with the same match or name are refused, by number', () => {
    const twins = priceRules.safeParse([{ name: 'x' }, { name: 'y' }, { name: 'x', match: { job_type: 'a' } }]);
    expect(twins.error?.issues.map(({ path, message }) => [path, message])).toEqual([
      [[2, 'name'], 'is the same as in rule 0 ("x"); leave one out'],
      [[1, 'match'], 'is the same as in rule 0 ("x"); leave one out'],
    ]);
  });

  it('for an alias has parts of calls only', () => {
    const { error } = priceRules.safeParse([{ name: 'x', match: { alias: 'fast' }, per_job: 1 }]);
    expect(error?.issues[0]).toMatchObject({ path: [0, 'per_job'] });
  });
});
