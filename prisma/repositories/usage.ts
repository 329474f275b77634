import type { SeriesGroup, UsageSample } from '#domain/analytics/metrics.ts';
import type { Database } from '../client.ts';

export type UsageFilter = {
  readonly teamId?: string | undefined;
  readonly organizationId?: string | undefined;
  readonly jobType?: string | undefined;
  readonly alias?: string | undefined;
};

export type UsageQuery = UsageFilter & {
  /** From the beginning of an hour to another. */
  readonly from: Date;
  readonly to: Date;
  /** A row for each hour or day that something happened in; one row for the whole span when left out. */
  readonly interval?: 'hour' | 'day' | undefined;
  /** Where days begin. */
  readonly timeZone?: string | undefined;
  readonly groupBy?: SeriesGroup | undefined;
  /** Only these groups. */
  readonly keys?: readonly string[] | undefined;
  /** Whether calls are counted by latency too, which takes longer. */
  readonly hasLatencies?: boolean | undefined;
};

export type UsageRow = UsageSample & {
  /** Null without an interval. */
  readonly at: Date | null;
  /** Null without groups. The alias '' is what belongs to jobs as a whole. */
  readonly key: string | null;
};

const counts = {
  jobsCreated: 'jobs_created',
  jobsCompleted: 'jobs_completed',
  jobsFailed: 'jobs_failed',
  jobsCancelled: 'jobs_cancelled',
  jobsExpired: 'jobs_expired',
  succeededCalls: 'succeeded_calls',
  failedCalls: 'failed_calls',
  cancelledCalls: 'cancelled_calls',
  unpricedCalls: 'unpriced_calls',
  cacheLookups: 'cache_lookups',
  cacheHits: 'cache_hits',
  promptTokens: 'prompt_tokens',
  completionTokens: 'completion_tokens',
  latencyMs: 'latency_ms',
} as const;
const amounts = {
  savedNanoUsd: 'saved_nano_usd',
  chargedMicroCredits: 'charged_micro_credits',
  refundedMicroCredits: 'refunded_micro_credits',
  priceNanoUsd: 'price_nano_usd',
  costNanoUsd: 'cost_nano_usd',
  lossNanoUsd: 'loss_nano_usd',
  wasteNanoUsd: 'waste_nano_usd',
} as const;

const sumsAs = (columns: Readonly<Record<string, string>>, type: string): string[] =>
  Object.entries(columns).map(([name, column]) => `coalesce(sum(${column}), 0)::${type} AS "${name}"`);

const SUMS = [...sumsAs(counts, 'float8'), ...sumsAs(amounts, 'bigint')].join(', ');
const BUCKETS = 32;
const LATENCIES = `ARRAY[${Array.from({ length: BUCKETS }, (_, place) => `coalesce(sum(latencies[${place + 1}]), 0)`).join(', ')}]::int[]`;
const NO_LATENCIES = `'{}'::int[]`;

const keys: Readonly<Record<SeriesGroup, string>> = {
  team: 'team_id',
  organization: 'organization_id',
  job_type: 'job_type',
  alias: 'alias',
};

/** What happened in a span, whole or by hour or day, of everybody or by group: exact at this instant. */
export async function sumUsage({ pool }: Database, query: UsageQuery): Promise<UsageRow[]> {
  const { from, to, teamId, organizationId, jobType, alias, timeZone = 'UTC', groupBy } = query;
  const isByDay = isByWholeDays(query);
  const key = groupBy ? keys[groupBy] : 'NULL';
  const { rows } = await pool.query<UsageRow>(
    `SELECT ${moment(query)} AS at, ${key} AS key, ${SUMS}, ${query.hasLatencies ? LATENCIES : NO_LATENCIES} AS "callsByLatency"
     FROM ${isByDay ? 'usage_by_day' : 'usage_by_hour'}
     WHERE at >= $1 AND at < $2 AND ($3::text IS NULL OR team_id = $3) AND ($4::text IS NULL OR organization_id = $4)
       AND ($5::text IS NULL OR job_type = $5) AND ($6::text IS NULL OR alias = $6)
       AND ($7::text[] IS NULL OR ${key} = ANY ($7)) AND $8::text IS NOT NULL
     ${groupBy || query.interval ? 'GROUP BY 1, 2' : ''}`,
    [
      ...(isByDay ? [dateOf(from), dateOf(to)] : [from, to]),
      ...[teamId, organizationId, jobType, alias, query.keys].map((value) => value ?? null),
      timeZone,
    ],
  );
  return rows;
}

function moment({ interval, timeZone = 'UTC' }: UsageQuery): string {
  if (!interval) return 'NULL::timestamptz';
  if (interval === 'hour') return 'at';
  return timeZone === 'UTC' ? `at::timestamp AT TIME ZONE 'UTC'` : `date_trunc('day', at, $8)`;
}

/** Days of UTC are summed already; those of other time zones are put together from hours. */
const isByWholeDays = ({ interval, timeZone = 'UTC', from, to }: UsageQuery): boolean =>
  interval !== 'hour' && timeZone === 'UTC' && isMidnight(from) && isMidnight(to);

const DAY_MS = 86_400_000;
const isMidnight = (at: Date): boolean => at.getTime() % DAY_MS === 0;
const dateOf = (at: Date): string => at.toISOString().slice(0, 'YYYY-MM-DD'.length);

/** When the hours or days begin that `from` (rounded down) to `to` are in, in order, and when the last of them ends. */
export async function listMoments(
  { pool }: Database,
  { interval, timeZone, from, to }: { interval: 'hour' | 'day'; timeZone: string; from: Date; to: Date },
): Promise<Date[]> {
  const zone = interval === 'hour' ? 'UTC' : timeZone;
  const { rows } = await pool.query<{ at: Date }>(
    `SELECT local AT TIME ZONE $1 AS at
     FROM generate_series(date_trunc($2, $3::timestamptz AT TIME ZONE $1),
                          date_trunc($2, ($4::timestamptz AT TIME ZONE $1) - interval '1 millisecond') + ('1 ' || $2)::interval,
                          ('1 ' || $2)::interval) AS local`,
    [zone, interval, from, to],
  );
  return rows.map(({ at }) => at);
}
