import { z } from 'zod';
import { metricNames, metricUnits, seriesGroups, seriesIntervals } from '#domain/analytics/metrics.ts';
import { slug, timestamp } from './fields.ts';
import { text } from './operator-fields.ts';
import { spanEnd } from './time-spans.ts';

const figure = (description: string) => z.number().meta({ description });
const share = (description: string) =>
  z
    .number()
    .nullable()
    .meta({ description: `${description}, from 0 to 1; null without any` });

/** Everything there is to say of a span of time, or of a group in it. */
export const usageFigures = {
  jobs_created: z.int(),
  jobs_closed: z.int(),
  jobs_completed: z.int(),
  jobs_failed: z.int(),
  jobs_cancelled: z.int(),
  jobs_expired: z.int(),
  calls: z.int().meta({ description: 'Calls that ended' }),
  successful_calls: z.int(),
  failed_calls: z.int(),
  cancelled_calls: z.int(),
  cached_calls: z.int().meta({ description: 'Answered from the cache' }),
  unpriced_calls: z.int().meta({ description: 'Their cost is unknown and not in cost_usd' }),
  prompt_tokens: z.int(),
  completion_tokens: z.int(),
  total_tokens: z.int(),
  credits_charged: z.number(),
  credits_refunded: z.number(),
  price_usd: figure('Revenue: what was charged and not refunded, at what a credit was worth'),
  cost_usd: figure('What providers charged, as far as it is known'),
  margin_usd: figure('price_usd − cost_usd'),
  margin_percent: z
    .number()
    .nullable()
    .meta({ description: 'margin_usd in percent of price_usd; null without a price' }),
  loss_usd: figure('The part of cost_usd that failed, cancelled and expired jobs caused which were charged nothing'),
  waste_usd: figure('What attempts cost that nobody got anything of. Not in cost_usd'),
  saved_usd: figure('What replies from the cache had cost when they were new'),
  error_rate: share('Failed calls, of those that succeeded or failed'),
  cache_hit_rate: share('Calls answered from the cache, of those looked up'),
  average_latency_ms: z.int().nullable(),
};

/** An IANA time zone that this Node knows. */
export const timeZone = z
  .string()
  .refine(isTimeZone, 'must be a time zone such as Europe/Berlin or UTC')
  .default('UTC')
  .meta({
    description:
      'Where days begin. Of a zone that is off by half an hour, an hour (UTC) belongs to the day it begins in',
  });

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== null;
  } catch {
    return false;
  }
}

const MOST_METRICS = 8;
const MOST_GROUPS = 50;

const metricList = z
  .string()
  .transform((names) => names.split(',').map((name) => name.trim()))
  .pipe(
    z
      .array(z.enum(metricNames, { error: `must be one or more of ${metricNames.join(', ')}` }))
      .max(MOST_METRICS, `may name at most ${MOST_METRICS}`),
  )
  .meta({ description: `One or more, separated by commas: ${metricNames.join(', ')}`, example: 'price_usd,cost_usd' });

export const seriesQuery = z.strictObject({
  metric: metricList,
  group_by: z.enum(seriesGroups).optional().meta({ description: 'A line for each; the total alone when left out' }),
  interval: z.enum(seriesIntervals).default('day'),
  from: spanEnd
    .optional()
    .meta({ description: '30 days before `to` when left out; begins with the whole hour or day' }),
  to: spanEnd.optional().meta({ description: 'Now when left out' }),
  time_zone: timeZone,
  team_id: slug.optional(),
  organization_id: slug.optional(),
  job_type: text(100).optional(),
  alias: slug.optional(),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(MOST_GROUPS)
    .default(10)
    .meta({ description: 'How many groups: those with the most of the first metric' }),
});

const oneSeries = z.object({
  metric: z.enum(metricNames),
  unit: z.enum(metricUnits),
  whole: z
    .number()
    .nullable()
    .meta({ description: 'Of the whole span: the sum, or the rate, percentage or latency of all of it' }),
  values: z.array(z.number().nullable()).meta({ description: 'One for each of `points`' }),
});

export const seriesReply = z.object({
  interval: z.enum(seriesIntervals),
  time_zone: z.string(),
  from: timestamp,
  to: timestamp,
  group_by: z.enum(seriesGroups).nullable(),
  points: z.array(timestamp).meta({ description: 'When each hour or day begins' }),
  total: z.array(oneSeries).meta({ description: 'All groups together; one for each metric' }),
  groups: z.array(
    z.object({
      key: z.string().nullable().meta({ description: 'Null among aliases: what belongs to a job as a whole' }),
      name: z.string().nullable().meta({ description: 'Of a team or organization' }),
      series: z.array(oneSeries),
    }),
  ),
  group_count: z.int().meta({ description: 'How many groups there are; `groups` has the first of them' }),
});

const figures = z.object(usageFigures);
const span = { from: timestamp, to: timestamp };
const compared = z.object({
  ...span,
  ...usageFigures,
  previous: figures.extend(span).meta({ description: 'The span before, as far into it as this one has come' }),
});

export const dashboardQuery = z.strictObject({ time_zone: timeZone });

export const dashboard = z.object({
  organizations: z.int(),
  teams: z.int(),
  modelGroups: z.int(),
  totalCredits: figure('All credits ever granted'),
  creditsRemaining: figure('Available to teams now'),
  creditsUsed: figure('Charged for jobs'),
  time_zone: z.string(),
  as_of: timestamp,
  periods: z.object({
    today: compared,
    last_7_days: compared.meta({ description: 'Today and the 6 days before' }),
    last_30_days: compared.meta({ description: 'Today and the 29 days before' }),
  }),
  hours: z.array(figures.extend({ at: timestamp })).meta({ description: 'The last 24 hours, the oldest first' }),
  days: z.array(figures.extend({ at: timestamp })).meta({ description: 'The last 30 days, the oldest first' }),
  latency: z
    .object({ p50_ms: z.int().nullable(), p95_ms: z.int().nullable() })
    .meta({ description: 'Of calls that succeeded in the last 24 hours' }),
  teams_low_on_credits: z.object({
    total: z.int(),
    teams: z.array(
      z.object({
        team_id: z.string(),
        team_alias: z.string(),
        organization_id: z.string(),
        credits_remaining: z.number(),
        credits_held: z.number(),
        debt: z.number(),
        credits_per_day: figure('Charged per day, over the last 7'),
        days_left: z.number().nullable().meta({ description: 'At that rate' }),
      }),
    ),
  }),
  negative_margin_job_types: z
    .array(
      z.object({
        job_type: z.string(),
        jobs_closed: z.int(),
        price_usd: z.number(),
        cost_usd: z.number(),
        margin_usd: z.number(),
        margin_percent: z.number().nullable(),
      }),
    )
    .meta({ description: 'Of the last 30 days, the worst first' }),
  open_jobs: z.object({
    count: z.int(),
    holding: z.int().meta({ description: 'Those that hold credits' }),
    credits_held: z.number(),
    oldest_created_at: timestamp.nullable(),
    oldest_age_seconds: z.int().nullable(),
  }),
  unpriced_calls: z.object({ count: z.int(), oldest_created_at: timestamp.nullable() }),
  health: z.object({
    status: z.enum(['ready', 'degraded', 'unavailable']),
    dependencies: z.record(z.string(), z.enum(['up', 'down'])),
  }),
});

export type SeriesReply = z.output<typeof seriesReply>;
export type Dashboard = z.output<typeof dashboard>;
