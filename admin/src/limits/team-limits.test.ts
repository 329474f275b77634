import { expect, test } from 'vitest';
import { limitsForm } from './limits-form.ts';
import { limitFacts, teamLimitsBody } from './team-limits.ts';

const limits = {
  requests_per_minute: 60,
  when_reached: 'queue',
  queue_seconds: 30,
  aliases: { standard: { concurrent_calls: 2 } },
} as const;

test('limits that are opened and saved stay as they were', () => {
  expect(teamLimitsBody(limitsForm(limits))).toEqual(limits);
});

test('what is emptied is no limit any more', () => {
  expect(
    teamLimitsBody({ requests_per_minute: null, open_jobs: '', when_reached: 'refuse', queue_seconds: 9 }),
  ).toEqual({ when_reached: 'refuse' });
});

test('say what is not limited', () => {
  const facts = limitFacts({ team_id: 'a', limits });
  expect(facts.map(({ value }) => value)).toEqual([
    '60',
    'No limit',
    'No limit',
    'No limit',
    'Waits up to 30 s, then 429',
    '1',
  ]);
});
