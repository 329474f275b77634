import { expect, test } from 'vitest';
import { describeMatch, describeRule } from './describe-rule.ts';

test('a rule is told by all that it charges, in order', () => {
  expect(describeRule({ name: 'a', cap: 5, per_job: 1, per_call: 0.25, cost_markup_percent: -10 })).toEqual([
    '1 a job',
    '0.25 a call',
    'cost − 10 %',
    'at most 5',
  ]);
});

test('tiers, quotas and endings are told in words', () => {
  const steps = [
    { up_to: 1_000, credits_per_unit: 1 },
    { up_to: null, credits_per_unit: 0.5 },
  ];
  const rule = { name: 'a', tiers: { mode: 'volume', quantity: 'calls', steps }, expired: 'full' } as const;
  expect(describeRule({ ...rule, free_quota: { quantity: 'jobs', amount: 3 } })).toEqual([
    'volume tiers by calls a month: 1 up to 1,000, then 0.5',
    '3 jobs a month free',
    'expired jobs cost the full price',
  ]);
});

test('a rule is for every job, or for what it names', () => {
  expect(describeMatch({})).toBe('every job');
  expect(describeMatch({ match: { team_id: 'acme', alias: 'fast' } })).toBe('calls by fast, team acme');
});
