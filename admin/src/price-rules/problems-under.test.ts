import { expect, test } from 'vitest';
import { problemsUnder } from './problems-under.ts';

test('a rule hears what is wrong with it, and not with the one whose number begins alike', () => {
  const problems = { 'rules.1.per_job': 'a', 'rules.10.per_job': 'b', 'rules.1': 'c', rules: 'd' };
  expect(problemsUnder(problems, 'rules.1')).toEqual({ per_job: 'a', '': 'c' });
});
