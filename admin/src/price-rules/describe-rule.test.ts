import { expect, test } from 'vitest';
import type { WrittenRule } from '#schemas/price-books.ts';
import { describeMatch, describeRule } from './describe-rule.ts';
import { fromRuleForm, toRuleForm } from './rule-form.ts';

test('a rule is told by what it adds up, then by its bounds', () => {
  const rule = { name: 'a', cap: 5, per_job: 1, per_call: 0.25, cost_markup_percent: -10, cached_discount_percent: 50 };
  expect(describeRule(rule)).toBe('1 a job, 0.25 a call, cost -10 %; 50 % off calls from the cache; at most 5');
  expect(describeRule({ name: 'a', cost_markup_percent: 40 })).toBe('cost +40 %');
  expect(describeRule({ name: 'a' })).toBe('nothing');
});

test('tiers, quotas, roundings and endings are told in words', () => {
  const steps = [
    { up_to: 1_000, credits_per_unit: 1 },
    { up_to: null, credits_per_unit: 0.5 },
  ];
  const rule: WrittenRule = { name: 'a', tiers: { mode: 'volume', quantity: 'calls', steps }, expired: 'full' };
  expect(describeRule({ ...rule, free_quota: { quantity: 'jobs', amount: 3 }, rounding: { to: 0.01 } })).toBe(
    'volume tiers by calls a month (1 up to 1,000, then 0.5); 3 jobs a month free; rounded up to whole 0.01; expired jobs cost the full price',
  );
});

test('a number that is still being typed is left open', () => {
  const form = { ...toRuleForm({ name: 'a' }), amounts: { per_job: '1,' } };
  expect(describeRule(fromRuleForm(form) as WrittenRule)).toBe('… a job');
});

test('a rule is for every job, or for what it names', () => {
  expect(describeMatch({})).toBe('every job');
  expect(describeMatch({ match: { team_id: 'acme', alias: 'fast' } })).toBe('calls by fast, team acme');
});
