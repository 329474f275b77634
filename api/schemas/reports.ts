import { z } from 'zod';
import { marginGroups } from '#domain/margins.ts';
import { pageQuery, slug, timestamp } from './fields.ts';
import { text } from './operator-fields.ts';
import { spanEnd } from './time-spans.ts';

export const marginQuery = z.strictObject({
  ...pageQuery.shape,
  group_by: z.enum(marginGroups).default('day'),
  from: spanEnd.optional().meta({ description: 'Jobs closed then or later; 30 days before `to` when left out' }),
  to: spanEnd.optional().meta({ description: 'Jobs closed before; now when left out' }),
  team_id: slug.optional(),
  organization_id: slug.optional(),
  job_type: text(100).optional(),
});

const usd = (description: string) => z.number().meta({ description });

const sums = {
  jobs: z.int().meta({ description: 'Jobs closed in the span' }),
  calls: z.int(),
  delivered_calls: z.int(),
  unpriced_calls: z.int().meta({ description: 'Calls whose cost is unknown and not in cost_usd' }),
  credits_charged: z.number(),
  credits_refunded: z.number(),
  price_usd: usd('What was charged and not refunded, at what a credit was worth when each job was created'),
  cost_usd: usd('What providers charged, as far as it is known'),
  margin_usd: usd('price_usd − cost_usd'),
  margin_percent: z
    .number()
    .nullable()
    .meta({ description: 'margin_usd in percent of price_usd; null without a price' }),
  loss_usd: usd('The part of cost_usd that failed, cancelled and expired jobs caused which were charged nothing'),
  waste_usd: usd(
    'What attempts cost that nobody got anything of: lost workers, cut-off streams, invalid replies. Not in cost_usd',
  ),
};

export const marginReport = z.object({
  group_by: z.enum(marginGroups),
  from: timestamp,
  to: timestamp,
  total: z.object(sums).meta({ description: 'All groups, on this page or not' }),
  group_count: z.int(),
  groups: z.array(
    z.object({
      key: z.string().nullable().meta({
        description:
          'Team, organization, job type, alias or day (UTC). Null among aliases: jobs without a call, and charges no call has a share of',
      }),
      ...sums,
    }),
  ),
});
