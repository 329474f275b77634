import { z } from 'zod';
import type { KeyLimits, TeamLimits } from '#domain/limits.ts';

const MOST = 1_000_000_000;
const LONGEST_QUEUE_SECONDS = 3_600;

const limit = (description: string) => z.int().min(1, 'must be at least 1').max(MOST).optional().meta({ description });

const rates = {
  requests_per_minute: limit('Calls begun in a minute'),
  tokens_per_minute: limit(
    'Tokens used in a minute: counted by an estimate first, and as they were when a call has ended',
  ),
  concurrent_calls: limit('Calls under way at the same time'),
};

const aliasName = z.string().min(1).max(100);

export const keyLimits = z.strictObject({
  ...rates,
  open_jobs: limit('Jobs open at the same time'),
  aliases: z.record(aliasName, z.strictObject(rates)).optional().meta({ description: 'Own limits of model aliases' }),
}) satisfies z.ZodType<KeyLimits>;

export const teamLimits = keyLimits.extend({
  when_reached: z.enum(['refuse', 'queue']).optional().meta({
    description: 'refuse: 429 at once (when left out); queue: the call waits its turn, durably',
  }),
  queue_seconds: z.int().min(1).max(LONGEST_QUEUE_SECONDS).optional().meta({
    description: 'How long a call waits in the queue before it fails with 429; 60 when left out',
  }),
  fairness_weight: z.number().min(0.001).max(1_000).optional().meta({
    description: "The team's part of the workers when there is more to do than they can; 1 when left out",
  }),
}) satisfies z.ZodType<TeamLimits>;

export const teamLimitsView = z.object({ team_id: z.string(), limits: teamLimits });
