import type { Database } from '../client.ts';

/** A figure of an hour that is not what jobs and calls come to, counted anew. */
export type UsageDifference = {
  readonly from: 'hours' | 'days' | 'all';
  readonly at: Date;
  readonly teamId: string;
  readonly jobType: string;
  readonly alias: string;
  readonly figure: string;
  readonly expected: bigint;
  readonly found: bigint;
};

const KEY = ['organization_id', 'team_id', 'job_type', 'alias'];
const FIGURES = [
  'jobs_created',
  'jobs_completed',
  'jobs_failed',
  'jobs_cancelled',
  'jobs_expired',
  'succeeded_calls',
  'failed_calls',
  'cancelled_calls',
  'unpriced_calls',
  'cache_lookups',
  'cache_hits',
  'prompt_tokens',
  'completion_tokens',
  'latency_ms',
  'saved_nano_usd',
  'charged_micro_credits',
  'refunded_micro_credits',
  'price_nano_usd',
  'cost_nano_usd',
  'loss_nano_usd',
  'waste_nano_usd',
];
const BUCKETS = Array.from({ length: 32 }, (_, place) => `latencies[${place + 1}]`);

const inAll = KEY.map((column) => `''::text AS ${column}`);

const summed = (at: string, source: string, key: readonly string[] = KEY): string => `
  SELECT ${at} AS at, ${key.join(', ')}, ${[...FIGURES, ...BUCKETS].map((column, place) => `coalesce(sum(${column}), 0) AS f${place}`).join(', ')}
  FROM ${source} GROUP BY 1, 2, 3, 4, 5`;

const compared = (from: string, counted: string, source: string): string => `
  SELECT '${from}' AS "from", at, team_id AS "teamId", job_type AS "jobType", alias, v.figure,
         coalesce(v.expected, 0)::text AS expected, coalesce(v.found, 0)::text AS found
  FROM (${counted}) e FULL JOIN (${source}) f USING (at, ${KEY.join(', ')})
  CROSS JOIN LATERAL (VALUES ${[...FIGURES, ...BUCKETS].map((name, place) => `('${name}', e.f${place}, f.f${place})`).join(', ')})
    AS v (figure, expected, found)
  WHERE coalesce(v.expected, 0) <> coalesce(v.found, 0)`;

const DIFFERENCES = `
  ${compared('hours', summed('hour', 'usage_recounted'), summed('at', 'usage_by_hour'))}
  UNION ALL
  ${compared('all', summed('hour', 'usage_recounted', inAll), summed('at', 'usage_in_all', inAll))}
  UNION ALL
  ${compared('days', summed(`day_of(hour)::timestamp AT TIME ZONE 'UTC'`, 'usage_recounted'), summed(`at::timestamp AT TIME ZONE 'UTC'`, 'usage_by_day'))}`;

type Row = Omit<UsageDifference, 'expected' | 'found'> & { readonly expected: string; readonly found: string };

/** Counts all jobs and calls anew, at one instant, and names each figure that the sums have otherwise. */
export async function checkUsage({ pool }: Database): Promise<UsageDifference[]> {
  const { rows } = await pool.query<Row>(DIFFERENCES);
  return rows.map(({ expected, found, ...row }) => ({ ...row, expected: BigInt(expected), found: BigInt(found) }));
}
