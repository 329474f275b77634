import { NOTHING } from '#domain/analytics/add-samples.ts';
import type { SeriesGroup, UsageFigure, UsageSample } from '#domain/analytics/metrics.ts';
import type { UsageSums } from '#domain/analytics/usage-sums.ts';
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
  /** The sums that are wanted; the others are told as 0. All but latencies when left out. */
  readonly figures?: readonly UsageFigure[] | undefined;
};

export type UsageRow = UsageSample & {
  /** Null without an interval. */
  readonly at: Date | null;
  /** Null without groups. The alias '' is what belongs to jobs as a whole. */
  readonly key: string | null;
};

const columns = {
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
  savedNanoUsd: 'saved_nano_usd',
  chargedMicroCredits: 'charged_micro_credits',
  refundedMicroCredits: 'refunded_micro_credits',
  priceNanoUsd: 'price_nano_usd',
  costNanoUsd: 'cost_nano_usd',
  lossNanoUsd: 'loss_nano_usd',
  wasteNanoUsd: 'waste_nano_usd',
} as const satisfies Readonly<Record<keyof UsageSums, string>>;

type Column = keyof typeof columns;
const ALL = Object.keys(columns) as Column[];

/** Money is bigint in here, and comes as text: its sums may be more than PostgreSQL's bigint holds. All else is a number. */
const isMoney = (name: Column): boolean => typeof NOTHING[name] === 'bigint';

const BUCKETS = 32;
const LATENCIES = `ARRAY[${Array.from({ length: BUCKETS }, (_, place) => `coalesce(sum(latencies[${place + 1}]), 0)`).join(', ')}]::int[]`;

const sumOf = (name: UsageFigure): string =>
  name === 'callsByLatency'
    ? `${LATENCIES} AS "callsByLatency"`
    : `coalesce(sum(${columns[name]}), 0)::${isMoney(name) ? 'text' : 'float8'} AS "${name}"`;

const keys: Readonly<Record<SeriesGroup, string>> = {
  team: 'team_id',
  organization: 'organization_id',
  job_type: 'job_type',
  alias: 'alias',
};

/** What happened in a span, whole or by hour or day, of everybody or by group: exact at this instant. */
export async function sumUsage({ pool }: Database, query: UsageQuery): Promise<UsageRow[]> {
  const { groupBy, interval, figures = ALL } = query;
  const source = sourceOf(query);
  const values: unknown[] = source === 'usage_by_day' ? [dateOf(query.from), dateOf(query.to)] : [query.from, query.to];
  const key = groupBy ? keys[groupBy] : 'NULL';
  const { rows } = await pool.query<Row>(
    `SELECT ${moment(query, source, values)} AS at, ${key} AS key, ${[...new Set(figures)].map(sumOf).join(', ')}
     FROM ${source} WHERE at >= $1 AND at < $2 ${filtersOf(query, key, values)}
     ${groupBy || interval ? `GROUP BY ${source === 'usage_by_day' && interval ? `${source}.at` : '1'}, 2` : ''}`,
    values,
  );
  return rows.map(toUsage);
}

type Row = Readonly<Record<string, unknown>>;

const toUsage = (row: Row): UsageRow => ({
  ...NOTHING,
  ...(Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      name in columns && isMoney(name as Column) ? BigInt(String(value)) : value,
    ]),
  ) as Pick<UsageRow, 'at' | 'key'>),
});

function moment({ interval, timeZone = 'UTC' }: UsageQuery, source: string, values: unknown[]): string {
  if (!interval) return 'NULL::timestamptz';
  if (interval === 'hour') return 'at';
  if (source === 'usage_by_day') return `at::timestamp AT TIME ZONE 'UTC'`;
  return `date_trunc('day', at, $${values.push(timeZone)})`;
}

function filtersOf(
  { teamId, organizationId, jobType, alias, keys: wanted }: UsageQuery,
  key: string,
  values: unknown[],
) {
  const equal = { team_id: teamId, organization_id: organizationId, job_type: jobType, alias };
  const conditions = Object.entries(equal).map(([column, value]) =>
    value === undefined ? '' : `AND ${column} = $${values.push(value)}`,
  );
  if (wanted) conditions.push(`AND ${key} = ANY ($${values.push(wanted)})`);
  return conditions.join(' ');
}

/** Sums of everything are kept by hour, and days of UTC by day; days of other time zones are put together from hours. */
function sourceOf({ interval, timeZone = 'UTC', from, to, ...query }: UsageQuery): string {
  const isOfAll = [query.teamId, query.organizationId, query.jobType, query.alias, query.groupBy].every(
    (part) => part === undefined,
  );
  if (isOfAll) return 'usage_in_all';
  const isByDay = interval !== 'hour' && timeZone === 'UTC' && isMidnight(from) && isMidnight(to);
  return isByDay ? 'usage_by_day' : 'usage_by_hour';
}

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
