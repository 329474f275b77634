import { expect, it } from 'vitest';
import { teamLimits } from './limits.ts';

it('refuses a limit that is none, and one that there is not', () => {
  expect(teamLimits.safeParse({ requests_per_minute: 1, aliases: { fast: { concurrent_calls: 2 } } }).success).toBe(
    true,
  );
  expect(teamLimits.safeParse({ requests_per_minute: 0 }).success).toBe(false);
  expect(teamLimits.safeParse({ rpm: 5 }).success).toBe(false);
  expect(teamLimits.safeParse({ aliases: { fast: { open_jobs: 2 } } }).success).toBe(false);
});
