import type { MarginGroup } from '#domain/margins.ts';
import type { MicroCredits, NanoUsd } from '#domain/money.ts';
import type { Database } from '../client.ts';
import { wideStatement } from '../wide-statement.ts';

export type MarginQuery = {
  readonly groupBy: MarginGroup;
  /** Jobs that were closed at `from` or later and before `to`. */
  readonly from: Date;
  readonly to: Date;
  readonly teamId?: string | undefined;
  readonly organizationId?: string | undefined;
  readonly jobType?: string | undefined;
  readonly limit: number;
  readonly offset: number;
};

export type MarginSums = {
  readonly jobs: number;
  readonly calls: number;
  readonly deliveredCalls: number;
  readonly unpricedCalls: number;
  readonly chargedMicroCredits: MicroCredits;
  readonly refundedMicroCredits: MicroCredits;
  readonly priceNanoUsd: NanoUsd;
  readonly costNanoUsd: NanoUsd;
  /** What unsuccessful jobs that were charged nothing have cost. */
  readonly lossNanoUsd: NanoUsd;
  /** What attempts have cost that nobody got anything of, as far as it is known. Not in the cost. */
  readonly wasteNanoUsd: NanoUsd;
};

/** `key` is null for what belongs to no alias: jobs without a call, and charges that no call has a share of. */
export type MarginRow = MarginSums & { readonly key: string | null };

/** A job's price in whole nano-dollars, rounded down as `worthOf` does: every sum of it is exact. */
const CLOSED_JOBS = `
  SELECT j.id, j.team_id, j.organization_id, j.job_type, j.completed_at, j.charged_micro_credits AS charged,
         j.refunded_micro_credits AS refunded, j.cost_nano_usd AS cost,
         div((j.charged_micro_credits - j.refunded_micro_credits)::numeric * j.credit_value_nano_usd, 1000000) AS price,
         j.status <> 'completed' AND j.charged_micro_credits = 0 AS is_lost
  FROM jobs j
  WHERE j.completed_at >= $1 AND j.completed_at < $2 AND ($3::text IS NULL OR j.team_id = $3)
    AND ($4::text IS NULL OR j.organization_id = $4) AND ($5::text IS NULL OR j.job_type = $5)`;

const CALLS_BY_ALIAS = `
  SELECT c.job_id, c.alias, count(*) AS calls, count(*) FILTER (WHERE c.is_delivered) AS delivered,
         count(*) FILTER (WHERE c.cost_source = 'unpriced') AS unpriced,
         coalesce(sum(c.cost_nano_usd), 0) AS cost, coalesce(sum(c.charged_micro_credits), 0) AS share,
         coalesce(sum(w.waste), 0) AS waste
  FROM model_calls c JOIN closed ON closed.id = c.job_id
  LEFT JOIN (SELECT call_id, sum(cost_nano_usd) AS waste FROM wasted_attempts GROUP BY call_id) w ON w.call_id = c.id
  GROUP BY c.job_id, c.alias`;

const CALLS_BY_JOB = `
  SELECT job_id, sum(calls) AS calls, sum(delivered) AS delivered, sum(unpriced) AS unpriced, sum(cost) AS cost,
         sum(share) AS share, sum(waste) AS waste
  FROM by_alias GROUP BY job_id`;

const wholeJobs = (key: string): string => `
  SELECT ${key} AS key, j.id AS job_id, coalesce(c.calls, 0) AS calls, coalesce(c.delivered, 0) AS delivered,
         coalesce(c.unpriced, 0) AS unpriced, j.charged, j.refunded, j.price, j.cost, j.is_lost,
         coalesce(c.waste, 0) AS waste
  FROM closed j LEFT JOIN by_job c ON c.job_id = j.id`;

/** Cuts a job's amount by its calls' shares, alias after alias: the cuts add up to the amount, whatever is rounded. */
const cut = (amount: string): string =>
  `coalesce(div(${amount} * a.upto, nullif(a.whole, 0)) - div(${amount} * (a.upto - a.share), nullif(a.whole, 0)), 0)`;

const unshared = (amount: string): string => `CASE WHEN c.share > 0 THEN 0 ELSE ${amount} END`;

const JOBS_BY_ALIAS = `
  SELECT a.alias AS key, j.id AS job_id, a.calls, a.delivered, a.unpriced, ${cut('j.charged')} AS charged,
         ${cut('j.refunded')} AS refunded, ${cut('j.price')} AS price, a.cost, j.is_lost, a.waste
  FROM closed j JOIN (
    SELECT *, sum(share) OVER (PARTITION BY job_id) AS whole, sum(share) OVER (PARTITION BY job_id ORDER BY alias) AS upto
    FROM by_alias
  ) a ON a.job_id = j.id
  UNION ALL
  SELECT NULL, j.id, 0, 0, 0, ${unshared('j.charged')}, ${unshared('j.refunded')}, ${unshared('j.price')},
         j.cost - coalesce(c.cost, 0), j.is_lost, 0
  FROM closed j LEFT JOIN by_job c ON c.job_id = j.id
  WHERE c.job_id IS NULL OR (c.share = 0 AND j.charged > 0) OR j.cost <> c.cost`;

const parts: Readonly<Record<MarginGroup, string>> = {
  team: wholeJobs('j.team_id'),
  organization: wholeJobs('j.organization_id'),
  job_type: wholeJobs('j.job_type'),
  day: wholeJobs(`to_char(j.completed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD')`),
  alias: JOBS_BY_ALIAS,
};

const SUMS = `
  SELECT key, grouping(key) = 1 AS "isTotal", count(DISTINCT job_id)::int AS jobs,
         coalesce(sum(calls), 0)::int AS calls, coalesce(sum(delivered), 0)::int AS "deliveredCalls",
         coalesce(sum(unpriced), 0)::int AS "unpricedCalls", coalesce(sum(charged), 0)::bigint AS "chargedMicroCredits",
         coalesce(sum(refunded), 0)::bigint AS "refundedMicroCredits", coalesce(sum(price), 0)::bigint AS "priceNanoUsd",
         coalesce(sum(cost), 0)::bigint AS "costNanoUsd",
         coalesce(sum(cost) FILTER (WHERE is_lost), 0)::bigint AS "lossNanoUsd",
         coalesce(sum(waste), 0)::bigint AS "wasteNanoUsd",
         count(*) OVER ()::int - 1 AS "groupCount"
  FROM parts GROUP BY GROUPING SETS ((key), ())`;

const order = (groupBy: MarginGroup): string =>
  groupBy === 'day' ? 'key' : '"priceNanoUsd" DESC, "costNanoUsd" DESC, key';

/** Not prepared: each combination of filters deserves a plan of its own. */
const report = (groupBy: MarginGroup): string => `
  WITH closed AS MATERIALIZED (${CLOSED_JOBS}), by_alias AS MATERIALIZED (${CALLS_BY_ALIAS}), by_job AS (${CALLS_BY_JOB}),
       parts AS (${parts[groupBy]}), sums AS MATERIALIZED (${SUMS})
  SELECT * FROM sums WHERE "isTotal"
  UNION ALL
  (SELECT * FROM sums WHERE NOT "isTotal" ORDER BY ${order(groupBy)} LIMIT $6 OFFSET $7)`;

type Row = MarginRow & { readonly isTotal: boolean; readonly groupCount: number };

/** Cost, price and margin of closed jobs by group, the dearest first (days in order), and of all of them together. */
export async function reportMargins({ pool }: Database, query: MarginQuery) {
  const { groupBy, from, to, teamId, organizationId, jobType, limit, offset } = query;
  const values = [from, to, teamId ?? null, organizationId ?? null, jobType ?? null, limit, offset];
  const { rows } = await pool.query<Row>(wideStatement(report(groupBy), values));
  const [total, ...groups] = rows;
  if (!total) throw new Error('A margin report always has a total');
  return { total, groups, groupCount: total.groupCount };
}
