import type { NanoUsd } from '#domain/money.ts';
import type { Database } from '../client.ts';
import { wideStatement } from '../wide-statement.ts';

export type CacheQuery = {
  readonly groupBy: 'team' | 'alias';
  /** Calls that ended at `from` or later and before `to`. */
  readonly from: Date;
  readonly to: Date;
  readonly teamId?: string | undefined;
  readonly alias?: string | undefined;
  readonly limit: number;
  readonly offset: number;
};

export type CacheSums = {
  /** Calls that were looked up. */
  readonly lookups: number;
  readonly hits: number;
  /** What the hits had cost when they were new, as far as it is known. */
  readonly savedNanoUsd: NanoUsd;
};

type CacheRow = CacheSums & { readonly key: string };

const columns = { team: 'c.team_id', alias: 'c.alias' } as const;

const report = (groupBy: CacheQuery['groupBy']): string => `
  WITH sums AS (
    SELECT ${columns[groupBy]} AS key, grouping(${columns[groupBy]}) = 1 AS "isTotal", count(*)::int AS lookups,
           count(*) FILTER (WHERE c.cache = 'hit')::int AS hits, coalesce(sum(c.saved_cost_nano_usd), 0)::bigint AS "savedNanoUsd",
           count(*) OVER ()::int - 1 AS "groupCount"
    FROM model_calls c
    WHERE c.cache IS NOT NULL AND c.finished_at >= $1 AND c.finished_at < $2 AND ($3::text IS NULL OR c.team_id = $3)
      AND ($4::text IS NULL OR c.alias = $4)
    GROUP BY GROUPING SETS ((${columns[groupBy]}), ())
  )
  SELECT * FROM sums WHERE "isTotal"
  UNION ALL
  (SELECT * FROM sums WHERE NOT "isTotal" ORDER BY "savedNanoUsd" DESC, hits DESC, key LIMIT $5 OFFSET $6)`;

type Row = CacheRow & { readonly groupCount: number };

/** How often replies could be given again, by team or alias, those that saved most first, and of all together. */
export async function reportCache({ pool }: Database, query: CacheQuery) {
  const { groupBy, from, to, teamId, alias, limit, offset } = query;
  const values = [from, to, teamId ?? null, alias ?? null, limit, offset];
  const { rows } = await pool.query<Row>(wideStatement(report(groupBy), values));
  const [total, ...groups] = rows;
  if (!total) throw new Error('A cache report always has a total');
  return { total, groups, groupCount: total.groupCount };
}
