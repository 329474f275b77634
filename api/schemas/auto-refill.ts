import { z } from 'zod';
import { refillPeriods } from '#domain/refills.ts';
import { timestamp } from './fields.ts';
import { moment, positiveCredits } from './operator-fields.ts';

const period = z.enum(refillPeriods).meta({ example: 'monthly' });

const enabledRefill = z.strictObject({
  enabled: z.literal(true),
  refill_amount: positiveCredits.meta({ description: 'Credits for each period', example: 500 }),
  refill_period: period,
  anchor_at: moment.optional().meta({
    description:
      'When a period begins; the others are counted from it in UTC, without drift over month ends. In the future: the first refill comes then. Left out: the clock that runs goes on, or starts now',
    example: '2027-01-31T00:00:00Z',
  }),
  expires_with_period: z
    .boolean()
    .default(false)
    .meta({ description: 'What is left of a refill expires when the next one comes' }),
});

/** Turning it off needs nothing else; older clients send the rest all the same. */
const disabledRefill = enabledRefill.partial().extend({ enabled: z.literal(false) });

export const configureRefillBody = z.discriminatedUnion('enabled', [enabledRefill, disabledRefill], {
  error: 'must be true or false',
});

export const autoRefillView = z.object({
  team_id: z.string(),
  enabled: z.boolean(),
  refill_amount: z.number().nullable(),
  refill_period: period.nullable(),
  anchor_at: timestamp.nullable(),
  expires_with_period: z.boolean(),
  last_refill_at: timestamp.nullable().meta({ description: 'When the newest period that was granted begins' }),
  next_refill_at: timestamp.nullable(),
});
