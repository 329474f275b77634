import type { z } from 'zod';
import type { teamLimitsView } from '#schemas/limits.ts';
import type { Row } from '../data/resource-routes.ts';
import { formatCount } from '../format/amounts.ts';
import { limitsBody } from './limits-form.ts';

export type TeamLimits = z.output<typeof teamLimitsView>;

export const whenReachedChoices = [
  { id: 'refuse', name: 'Refuse it at once (429)' },
  { id: 'queue', name: 'Let it wait its turn' },
];

const numbers = {
  requests_per_minute: 'Requests per minute',
  tokens_per_minute: 'Tokens per minute',
  concurrent_calls: 'Calls at once',
  open_jobs: 'Open jobs at once',
} as const;

/** What a team is held to, name by name; what is not limited says so. */
export const limitFacts = ({ limits }: TeamLimits) => [
  ...Object.entries(numbers).map(([field, name]) => {
    const limit = limits[field as keyof typeof numbers];
    return { name, value: limit === undefined ? 'No limit' : formatCount(limit) };
  }),
  {
    name: 'A call beyond them',
    value:
      limits.when_reached === 'queue'
        ? `Waits up to ${formatCount(limits.queue_seconds ?? 60)} s, then 429`
        : 'Is refused (429)',
  },
  { name: 'Fairness weight', value: String(limits.fairness_weight ?? 1) },
];

/** What the API is sent for the form; how long to wait is nothing to say where calls are refused. */
export const teamLimitsBody = (form: Row): Row => {
  const { queue_seconds: seconds, ...rest } = form;
  return limitsBody(form['when_reached'] === 'queue' ? { ...rest, queue_seconds: seconds } : rest);
};
