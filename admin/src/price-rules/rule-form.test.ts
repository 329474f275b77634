import { expect, test } from 'vitest';
import type { WrittenRule } from '#schemas/price-books.ts';
import { fromRuleForm, numberIn, toRuleForm } from './rule-form.ts';

const rules: Record<string, WrittenRule> = {
  flat: { name: 'flat', per_job: 1, per_call: 0.25 },
  tokens: { name: 'tokens', per_1k_prompt_tokens: 0.1, per_1k_completion_tokens: 0.4 },
  markup: { name: 'markup', cost_markup_percent: 40, cached_discount_percent: 50 },
  bounds: { name: 'bounds', per_job: 0, rounding: { mode: 'nearest', to: 0.01 }, minimum: 0.1, cap: 5 },
  tiers: {
    name: 'tiers',
    tiers: {
      mode: 'graduated',
      quantity: 'calls',
      steps: [
        { up_to: 1, credits_per_unit: 1 },
        { up_to: null, credits_per_unit: 0.5 },
      ],
    },
  },
  quota: { name: 'quota', per_call: 0.25, free_quota: { quantity: 'tokens', amount: 1_000 } },
  expression: { name: 'expression', custom: 'max(0.2, tokens * 0.0001)' },
  matched: { name: 'matched', match: { team_id: 'acme', job_type: 'analysis' }, per_job: 2, failed: 'delivered' },
};

test.each(Object.entries(rules))('a rule of the kind %s is the same after it was in the form', (_kind, rule) => {
  expect(fromRuleForm(toRuleForm(rule))).toEqual(rule);
});

test('what a rule has anyway is left out of it', () => {
  const written = { name: 'plain', match: {}, per_job: 1, failed: 'free', expired: 'free' } as const;
  expect(fromRuleForm(toRuleForm(written))).toEqual({ name: 'plain', per_job: 1 });
});

test('a part that was taken out is gone, and one that is empty goes to the API as it is', () => {
  const form = toRuleForm({ name: 'flat', per_job: 1, custom: 'calls', free_quota: { quantity: 'calls', amount: 3 } });
  const changed = { ...form, amounts: { per_call: '' }, custom: undefined, free_quota: undefined };
  expect(fromRuleForm(changed)).toEqual({ name: 'flat', per_call: '' });
});

test('a step without an end ends nowhere', () => {
  const steps = [
    { up_to: ' 1,000 ', credits_per_unit: '1' },
    { up_to: '', credits_per_unit: '.5' },
  ];
  const form = { ...toRuleForm({ name: 'a' }), tiers: { mode: 'volume', quantity: 'jobs', steps } };
  expect(fromRuleForm(form)).toMatchObject({
    tiers: {
      steps: [
        { up_to: 1_000, credits_per_unit: 1 },
        { up_to: null, credits_per_unit: 0.5 },
      ],
    },
  });
});

test.each([
  ['1.5', 1.5],
  ['-100', -100],
  ['1,000', 1_000],
  ['1,234,567.5', 1_234_567.5],
  ['1,5', '1,5'],
  ['one', 'one'],
  ['', ''],
])('the text %j is read as %j', (text, value) => {
  expect(numberIn(text)).toBe(value);
});
