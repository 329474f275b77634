import { z } from 'zod';
import { slug, timestamp } from './fields.ts';
import { listQuery, nextCursor } from './lists.ts';

const source = z.enum(['purchase', 'subscription', 'promotion', 'refund', 'adjustment']);

export const lotsQuery = z.strictObject({
  ...listQuery(['use', 'created_at', 'expires_at', 'remaining'], 'asc'),
  usable: z
    .enum(['true', 'false'])
    .default('false')
    .transform((given) => given === 'true')
    .meta({ description: 'Only lots with credits left' }),
});

const lotView = z
  .object({
    lot_id: z.string(),
    source,
    priority: z.int(),
    expires_at: timestamp.nullable(),
    granted: z.number(),
    remaining: z.number(),
    reserved: z.number(),
    spent: z.number(),
    repaid: z.number().meta({ description: 'Went into what the team owed when they came' }),
    expired: z.number(),
    payment_amount_usd: z.number().nullable().optional().meta({ description: 'For operators: what was paid' }),
    created_at: timestamp,
  })
  .meta({ description: 'granted = remaining + reserved + spent + repaid + expired' });

export const lotList = z.object({
  team_id: z.string(),
  total: z.int(),
  next_cursor: nextCursor,
  lots: z.array(lotView),
});

export const allLotsQuery = z.strictObject({
  ...lotsQuery.shape,
  ...listQuery(['created_at', 'expires_at', 'remaining'], 'desc'),
  team_id: slug.optional(),
  organization_id: slug.optional(),
  source: source.optional(),
});

export const allLots = z.object({
  total: z.int(),
  next_cursor: nextCursor,
  lots: z.array(lotView.extend({ team_id: z.string() })),
});
