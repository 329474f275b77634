import { expect, test } from 'vitest';
import { toRuleForm } from './rule-form.ts';
import { placeProblems, readRuleForms, readRules, writeRules } from './rules-text.ts';

const text = `[
  {
    "name": "flat",
    "per_job": 1
  },
  {
    "name": "tiers",
    "tiers": { "mode": "volume", "quantity": "calls", "steps": [
      { "up_to": null, "credits_per_unit": -1 }
    ] }
  }
]`;

test('rules are written as they are read', () => {
  const form = toRuleForm({ name: 'flat', match: { alias: 'fast' }, per_call: 0.5 });
  expect(readRuleForms(writeRules([form]))).toEqual({ value: [form] });
});

test('what the API refuses is told at its line, and what is missing at the line of what it is missing in', () => {
  const errors = {
    'rules.1.tiers.steps.0.credits_per_unit': 'may not be negative',
    'rules.0.tiers': 'is required',
    rules: 'needs at least one rule',
  };
  expect(placeProblems(text, errors)).toEqual([
    { line: 9, message: '1.tiers.steps.0.credits_per_unit: may not be negative' },
    { line: 2, message: '0.tiers: is required' },
    { line: 1, message: 'needs at least one rule' },
  ]);
});

test('a text that is no JSON is told at its line', () => {
  expect(readRules('[\n  { "name": "a" }\n  { "name": "b" }\n]')).toEqual({
    problem: { line: 3, message: 'this is not JSON: comma expected' },
  });
  expect(readRules('{}')).toEqual({ problem: { line: 1, message: 'must be a list of rules: [ … ]' } });
});

test('the form does not swallow what it has no place for', () => {
  expect(readRuleForms('[\n{ "name": "a",\n "per_jobs": 1 }]')).toEqual({
    problem: { line: 3, message: 'the form has no place for 0.per_jobs' },
  });
  expect(readRuleForms('[{ "name": "a", "tiers": true }]')).toEqual({
    problem: { line: 1, message: 'the form cannot show rules of this shape' },
  });
  expect(readRuleForms('[{ "name": "a", "failed": "free" }]')).toHaveProperty('value');
});
