import { z } from 'zod';
import { pageQuery, slug } from './fields.ts';
import { spanEnd } from './time-spans.ts';

export const cacheReportQuery = z.strictObject({
  ...pageQuery.shape,
  from: spanEnd.optional().meta({ description: 'Calls that ended then or later; 30 days before `to` when left out' }),
  to: spanEnd.optional().meta({ description: 'Calls that ended before; now when left out' }),
  group_by: z.enum(['team', 'alias']).default('alias'),
  team_id: slug.optional(),
  alias: slug.optional(),
});

const sums = z.object({
  lookups: z.int().meta({ description: 'Calls whose request was looked up' }),
  hits: z.int().meta({ description: 'Of these, calls that got a reply that had been given before' }),
  hit_rate_percent: z.number().nullable().meta({ description: 'Null without a lookup' }),
  saved_usd: z.number().meta({ description: 'What those replies had cost when they were new' }),
});

export const cacheReport = z.object({
  total: z.int(),
  all: sums,
  groups: z.array(sums.extend({ key: z.string().meta({ description: 'The team or alias' }) })),
});

export const purgeCacheBody = z
  .strictObject({
    team_id: slug.optional().meta({ description: 'What is kept for this team alone' }),
    organization_id: slug.optional().meta({ description: "What this organization's teams share" }),
    alias: slug.optional().meta({ description: 'All that this alias has said, to whomever' }),
  })
  .refine((body) => Object.values(body).some((value) => value !== undefined), {
    path: ['alias'],
    message: 'is missing: name a team_id, an organization_id or an alias',
  });

export const purgedCache = z.object({
  forgotten: z.array(z.string()).meta({ description: 'Whose replies, such as team:acme or alias:fast; or everything' }),
  message: z.string(),
});
