import { z } from 'zod';
import { timestamp } from './fields.ts';
import { timeZone, usageFigures } from './stats.ts';
import { spanEnd } from './time-spans.ts';

const YEAR = /^\d{4}$/;
const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/;

/** A year, month or day in UTC, as the span it is. */
export const period = z
  .string()
  .transform(readPeriod)
  .refine((span) => span !== null, { message: 'must be a year, month or day such as 2026, 2026-01 or 2026-01-31' })
  .transform((span) => span as Period)
  .meta({ description: 'A year, month or day (UTC): 2026, 2026-01 or 2026-01-31', example: '2026-01' });

export type Period = { readonly name: string; readonly from: Date; readonly to: Date };

function readPeriod(name: string): Period | null {
  if (YEAR.test(name)) return spanOf(name, `${name}-01-01`, (at) => at.setUTCFullYear(at.getUTCFullYear() + 1));
  if (MONTH.test(name)) return spanOf(name, `${name}-01`, (at) => at.setUTCMonth(at.getUTCMonth() + 1));
  if (z.iso.date().safeParse(name).success) return spanOf(name, name, (at) => at.setUTCDate(at.getUTCDate() + 1));
  return null;
}

function spanOf(name: string, first: string, advance: (at: Date) => void): Period {
  const from = new Date(`${first}T00:00:00Z`);
  const to = new Date(from);
  advance(to);
  return { name, from, to };
}

export const usageQuery = z.strictObject({ period });

const jobCounts = {
  total_jobs: z.int().meta({ description: 'Jobs that ended' }),
  successful_jobs: z.int(),
  failed_jobs: z.int(),
  cancelled_jobs: z.int(),
  expired_jobs: z.int(),
  credits_used: z.number().meta({ description: 'Charged and not refunded' }),
  credits_charged: z.number(),
  credits_refunded: z.number(),
  avg_credits_per_job: z.number(),
  total_calls: z.int(),
  successful_calls: z.int(),
  failed_calls: z.int(),
};

const byJobType = z.record(z.string(), z.object({ count: z.int(), credits: z.number() }));

/** What a team sees of itself: no cost, no models. */
export const teamUsage = z.object({
  team_id: z.string(),
  period: z.string(),
  summary: z.object(jobCounts),
  job_types: byJobType,
});

export const organizationUsage = z.object({
  organization_id: z.string(),
  period: z.string(),
  summary: z.object({
    ...jobCounts,
    total_tokens: z.int(),
    total_cost_usd: z.number(),
    price_usd: z.number(),
    margin_usd: z.number(),
  }),
  teams: z.record(z.string(), z.object({ count: z.int(), credits: z.number() })),
  job_types: byJobType,
});

const DAY_MS = 86_400_000;
const date = z.iso.date('must be a date such as 2026-01-31');

const dates = {
  start_date: date
    .transform((day) => new Date(day))
    .optional()
    .meta({ description: 'From the beginning of this day (UTC)' }),
  end_date: date
    .transform((day) => new Date(Date.parse(day) + DAY_MS))
    .optional()
    .meta({ description: 'With the whole of this day (UTC)' }),
};

export const organizationStatsQuery = z.strictObject(dates);

export const organizationStats = z.object({
  organization_id: z.string(),
  organization_name: z.string(),
  total_jobs: z.int().meta({ description: 'Jobs that were created' }),
  completed_jobs: z.int(),
  failed_jobs: z.int(),
  cancelled_jobs: z.int(),
  expired_jobs: z.int(),
  in_progress_jobs: z.int().meta({ description: 'Open now' }),
  total_teams: z.int(),
  total_llm_calls: z.int(),
  successful_calls: z.int(),
  failed_calls: z.int(),
  total_tokens: z.int(),
  total_cost_usd: z.number(),
  price_usd: z.number(),
  margin_usd: z.number(),
  total_credits_used: z.number().meta({ description: 'Charged and not refunded' }),
  top_teams: z.array(z.object({ team_id: z.string(), job_count: z.int(), credits_used: z.number() })),
});

export const analyticsQuery = z.strictObject({
  from: spanEnd.optional().meta({ description: '30 days before `to` when left out; begins with the whole day' }),
  to: spanEnd.optional().meta({ description: 'Now when left out' }),
  time_zone: timeZone,
});

const figures = z.object(usageFigures);
const groups = z.array(figures.extend({ key: z.string().nullable() }));

export const organizationAnalytics = z.object({
  organization_id: z.string(),
  from: timestamp,
  to: timestamp,
  time_zone: z.string(),
  total: figures.extend({ p50_latency_ms: z.int().nullable(), p95_latency_ms: z.int().nullable() }),
  days: z.array(figures.extend({ at: timestamp })),
  teams: groups,
  job_types: groups,
  aliases: groups.meta({ description: 'Null is what belongs to jobs as a whole; jobs themselves have no alias' }),
});
