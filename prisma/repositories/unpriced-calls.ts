import type { TokenPrice } from '#domain/call-cost.ts';
import type { NanoUsd } from '#domain/money.ts';
import type { PageRequest } from '#domain/pages.ts';
import type { Database } from '../client.ts';
import { type Listing, type ListPage, listPage } from '../list-page.ts';

export type UnpricedCall = {
  readonly callId: string;
  readonly jobId: string;
  readonly teamId: string;
  readonly jobType: string;
  readonly alias: string;
  readonly actualModel: string | null;
  readonly promptTokens: number | null;
  readonly completionTokens: number | null;
  /** While its job is open it cannot be priced. */
  readonly isJobOpen: boolean;
  readonly createdAt: Date;
};

export type UnpricedFilter = { readonly alias?: string | undefined; readonly teamId?: string | undefined };

const listing: Listing = {
  from: 'model_calls c',
  id: { sql: 'c.id', type: 'uuid' },
  sorts: {
    created_at: { sql: 'c.created_at', type: 'timestamptz' },
    model_alias: { sql: 'c.alias', type: 'text' },
    team_id: { sql: 'c.team_id', type: 'text' },
  },
};

const SOME = `
  SELECT c.id AS "callId", c.job_id AS "jobId", c.team_id AS "teamId", j.job_type AS "jobType", c.alias,
         c.actual_model AS "actualModel", c.prompt_tokens AS "promptTokens", c.completion_tokens AS "completionTokens",
         j.completed_at IS NULL AS "isJobOpen", c.created_at AS "createdAt"
  FROM model_calls c JOIN jobs j ON j.id = c.job_id WHERE c.id = ANY ($1)`;

/** Calls whose cost nobody knows. */
export async function listUnpricedCalls(
  db: Database,
  { alias, teamId }: UnpricedFilter,
  page: PageRequest,
): Promise<ListPage<UnpricedCall>> {
  return listPage(db, {
    listing,
    page,
    where: [
      [`c.cost_source = 'unpriced'`, true],
      ['c.alias = ?', alias],
      ['c.team_id = ?', teamId],
    ],
    idOf: ({ callId }) => callId,
    load: async (ids) => (await db.pool.query<UnpricedCall>(SOME, [ids])).rows,
  });
}

/** Writes what calls turned out to cost, and the difference to their jobs. `to_price` names call, job, cost before and after. */
const WRITE_COSTS = `
  priced AS (
    UPDATE model_calls c SET cost_nano_usd = p.after, cost_source = 'operator' FROM to_price p WHERE c.id = p.id
  ), differences AS (
    SELECT job_id, sum(after - coalesce(before, 0))::bigint AS amount FROM to_price GROUP BY job_id
  ), job_costs AS (
    UPDATE jobs j SET cost_nano_usd = j.cost_nano_usd + d.amount, updated_at = now() FROM differences d WHERE j.id = d.job_id
  )`;

const priceOne = `
  WITH job AS MATERIALIZED (
    SELECT j.id FROM jobs j WHERE j.id = (SELECT job_id FROM model_calls WHERE id = $1) AND j.completed_at IS NOT NULL
    FOR UPDATE
  ), to_price AS MATERIALIZED (
    SELECT c.id, c.job_id, c.cost_nano_usd AS before, $2::bigint AS after FROM model_calls c JOIN job ON job.id = c.job_id
    WHERE c.id = $1 AND c.cost_source IN ('unpriced', 'operator') FOR UPDATE OF c
  ), ${WRITE_COSTS}
  SELECT job_id AS "jobId" FROM to_price`;

/**
 * Says what a call cost. Answers its job, or null unless its job is closed and LiteLLM and the alias's price left its cost
 * unknown. What the team was charged stays as it is.
 */
export async function priceCall({ pool }: Database, callId: string, cost: NanoUsd): Promise<string | null> {
  const { rows } = await pool.query<{ jobId: string }>(priceOne, [callId, cost]);
  return rows[0]?.jobId ?? null;
}

export type CallPricing = {
  readonly callId: string;
  readonly costSource: string | null;
  readonly isJobOpen: boolean;
};

/** How a call's cost came about, or null when there is no such call. */
export async function findCallPricing({ pool }: Database, callId: string): Promise<CallPricing | null> {
  const { rows } = await pool.query<CallPricing>(
    `SELECT c.id AS "callId", c.cost_source AS "costSource", j.completed_at IS NULL AS "isJobOpen"
     FROM model_calls c JOIN jobs j ON j.id = c.job_id WHERE c.id = $1`,
    [callId],
  );
  return rows[0] ?? null;
}

/** Tokens × price, rounded up per call as `costOfTokens` does. Jobs are locked in one order, so that two of these never wait for each other. */
const priceAll = `
  WITH found AS MATERIALIZED (
    SELECT c.id, c.job_id, c.prompt_tokens IS NOT NULL AS has_usage FROM model_calls c
    WHERE c.cost_source = 'unpriced' AND c.alias = $1
  ), job AS MATERIALIZED (
    SELECT j.id FROM jobs j
    WHERE j.id IN (SELECT job_id FROM found WHERE has_usage) AND j.completed_at IS NOT NULL ORDER BY j.id FOR UPDATE
  ), to_price AS MATERIALIZED (
    SELECT c.id, c.job_id, c.cost_nano_usd AS before,
           div(c.prompt_tokens * $2::numeric + coalesce(c.completion_tokens, 0) * $3::numeric + 999999, 1000000)::bigint AS after
    FROM model_calls c JOIN found ON found.id = c.id JOIN job ON job.id = c.job_id
    WHERE c.cost_source = 'unpriced' AND c.prompt_tokens IS NOT NULL FOR UPDATE OF c
  ), ${WRITE_COSTS}
  SELECT (SELECT count(*) FROM to_price)::int AS priced,
         coalesce((SELECT sum(after) FROM to_price), 0)::bigint AS "costNanoUsd",
         (SELECT count(*) FROM found WHERE NOT has_usage)::int AS "withoutUsage",
         (SELECT count(*) FROM found f JOIN jobs j ON j.id = f.job_id
          WHERE f.has_usage AND j.completed_at IS NULL)::int AS "ofOpenJobs"`;

export type PricedCalls = {
  readonly priced: number;
  readonly costNanoUsd: NanoUsd;
  /** Left unpriced: their tokens are not known. */
  readonly withoutUsage: number;
  /** Left unpriced: their jobs are still open. */
  readonly ofOpenJobs: number;
};

/** Prices an alias's unpriced calls of closed jobs by their tokens. */
export async function priceCallsOf({ pool }: Database, alias: string, price: TokenPrice): Promise<PricedCalls> {
  const { rows } = await pool.query<PricedCalls>(priceAll, [alias, price.input, price.output]);
  const [result] = rows;
  if (!result) throw new Error('Pricing calls always answers one row');
  return result;
}
