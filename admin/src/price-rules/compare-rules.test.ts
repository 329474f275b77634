import { expect, test } from 'vitest';
import { compareRules } from './compare-rules.ts';

const flat = { name: 'flat', per_job: 1 };

test('a rule goes on under its name, wherever it stands', () => {
  const other = { name: 'other', per_call: 2 };
  const compared = compareRules([flat, other], [other, flat]);
  expect(compared.map(({ name, change }) => [name, change])).toEqual([
    ['other', 'same'],
    ['flat', 'same'],
  ]);
});

test('a change is told at its place, with both values', () => {
  const tiers = (end: number) => ({ mode: 'volume', steps: [{ up_to: end }, { up_to: null }] });
  const before = { ...flat, tiers: tiers(10), minimum: 1 };
  const after = { ...flat, tiers: tiers(20), cap: 5 };
  expect(compareRules([before], [after])).toEqual([
    {
      name: 'flat',
      rule: after,
      change: 'changed',
      differences: [
        { place: 'tiers.steps.0.up_to', before: 10, after: 20 },
        { place: 'minimum', before: 1, after: undefined },
        { place: 'cap', before: undefined, after: 5 },
      ],
    },
  ]);
});

test('a rule of one version alone was added or removed, and all of it is told', () => {
  expect(compareRules([], [flat])).toEqual([
    { name: 'flat', rule: flat, change: 'added', differences: [{ place: 'per_job', before: undefined, after: 1 }] },
  ]);
  expect(compareRules([flat], [])).toEqual([
    { name: 'flat', rule: flat, change: 'removed', differences: [{ place: 'per_job', before: 1, after: undefined }] },
  ]);
});
