import { RULE_COLUMNS, STEP_COLUMNS } from './simulated-rules.ts';

export type SimulationShape = {
  /** Some rule looks at single calls: at their alias or their cost. */
  readonly byCall: boolean;
  /** Some rule counts what its team has used in the month. */
  readonly byMonth: boolean;
  /** Some rule has an expression, whose amounts are the ninth value. */
  readonly byExpression: boolean;
};

const WINDOW = `
  (PARTITION BY team_id, place, date_trunc('month', completed_at AT TIME ZONE 'UTC') ORDER BY completed_at, id
   ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)`;

/** Earlier jobs' use of a quantity in the month, of those that count. */
const before = (quantity: string): string =>
  `coalesce(sum(CASE WHEN kind = 'free' OR at_own_rate THEN 0 ELSE ${quantity} END) OVER month, 0)`;

const quantity = (of: string, prefix: string): string =>
  `CASE ${of} WHEN 'jobs' THEN ${prefix}jobs WHEN 'calls' THEN ${prefix}calls ELSE ${prefix}tokens END`;

const CLOSED = `
  SELECT j.id, j.team_id, j.organization_id, j.job_type, j.status, j.completed_at, j.charged_micro_credits AS charged,
         j.credit_value_nano_usd AS value, j.consumption IS NOT NULL AS at_own_rate, j.maximum_micro_credits AS maximum,
         coalesce(j.cost_nano_usd, 0) AS cost, j.delivered_calls, j.prompt_tokens, j.completion_tokens
  FROM jobs j
  WHERE j.completed_at >= $4 AND j.completed_at < $6 AND ($7::text IS NULL OR j.team_id = $7)`;

const mostSpecific = (matchesAlias: string): string => `
  LEFT JOIN LATERAL (
    SELECT r.place FROM rules r
    WHERE coalesce(r.team_id, s.team_id) = s.team_id AND coalesce(r.organization_id, s.organization_id) = s.organization_id
      AND coalesce(r.job_type, s.job_type) = s.job_type AND ${matchesAlias}
    ORDER BY r.weight DESC LIMIT 1
  ) best ON true`;

/** Micro-credits × 10⁷ × a credit's value, as scaleOf has it: so every product below is whole. */
const ofCalls = (calls: string, prompt: string, completion: string, cost: string, due = '1'): string => `
  coalesce(${due} * ((${calls} * r.per_call * 10000000 + (${prompt} * r.per_1k_prompt + ${completion} * r.per_1k_completion) * 10000)
  * $3::numeric + ${cost} * r.markup * 1000000000), 0)`;

/** The part of a price that is due: less for replies that were given before. */
const DUE = 'CASE WHEN a.cached THEN 1 - r.cached_discount / 10000 ELSE 1 END';

const USED_BY_JOB = `
  used AS (
    SELECT id AS job_id, delivered_calls::numeric AS calls, prompt_tokens::numeric AS prompt,
           completion_tokens::numeric AS completion, NULL::numeric AS scaled
    FROM closed
  )`;

const USED_BY_CALL = `
  by_alias AS MATERIALIZED (
    SELECT m.job_id, m.alias, m.cache IS NOT DISTINCT FROM 'hit' AS cached, c.team_id, c.organization_id, c.job_type,
           count(*)::numeric AS calls,
           coalesce(sum(m.prompt_tokens), 0)::numeric AS prompt, coalesce(sum(m.completion_tokens), 0)::numeric AS completion,
           coalesce(sum(m.priced_cost_nano_usd), 0) AS cost
    FROM closed c JOIN model_calls m ON m.job_id = c.id WHERE m.is_delivered
    GROUP BY m.job_id, m.alias, cached, c.team_id, c.organization_id, c.job_type
  ), call_subjects AS MATERIALIZED (
    SELECT s.*, best.place FROM (SELECT DISTINCT team_id, organization_id, job_type, alias FROM by_alias) s
    ${mostSpecific('coalesce(r.alias, s.alias) = s.alias')}
  ), used AS (
    SELECT a.job_id, sum(a.calls) AS calls, sum(a.prompt) AS prompt, sum(a.completion) AS completion,
           sum(${ofCalls('a.calls', 'a.prompt', 'a.completion', 'a.cost', DUE)}) AS scaled
    FROM by_alias a JOIN call_subjects s USING (team_id, organization_id, job_type, alias)
    LEFT JOIN rules r ON r.place = s.place GROUP BY a.job_id
  )`;

const RULED = `
  SELECT c.*, r.place, r.per_job, r.minimum, r.cap, r.round_mode, r.round_to, r.quota_of, r.quota, r.tiers_of, r.tiers_mode,
         CASE WHEN r.place IS NULL THEN 'free' WHEN c.status = 'completed' THEN 'full' WHEN c.status = 'failed' THEN r.failed
              WHEN c.status = 'cancelled' THEN r.cancelled ELSE r.expired END AS kind,
         1::numeric AS jobs, coalesce(u.calls, 0) AS calls, coalesce(u.prompt + u.completion, 0) AS tokens,
         coalesce(u.scaled, ${ofCalls('u.calls', 'u.prompt', 'u.completion', '0')}) AS scaled
  FROM closed c JOIN subjects s USING (team_id, organization_id, job_type)
  LEFT JOIN rules r ON r.place = s.place LEFT JOIN used u ON u.job_id = c.id`;

const COUNTED = `
  SELECT *, ${before('jobs')} AS before_jobs, ${before('calls')} AS before_calls, ${before('tokens')} AS before_tokens
  FROM ruled WINDOW month AS ${WINDOW}`;

const TIERED = `
  LEFT JOIN LATERAL (
    SELECT CASE c.tiers_mode
      WHEN 'graduated' THEN
        sum(greatest(0, least(coalesce(t.up_to, b.start + b.units), b.start + b.units) - greatest(t.start, b.start)) * t.price)
      ELSE b.units * (array_agg(t.price ORDER BY t.start) FILTER (WHERE t.up_to IS NULL OR b.start + b.units <= t.up_to))[1]
    END AS amount
    FROM steps t, (SELECT ${quantity('c.tiers_of', 'c.before_')} AS start, ${quantity('c.tiers_of', 'c.')} AS units) b
    WHERE t.place = c.place GROUP BY b.units
  ) tiered ON c.tiers_of IS NOT NULL
  LEFT JOIN LATERAL (
    SELECT greatest(0, used - remaining) AS charged, used AS whole
    FROM (SELECT ${quantity('c.quota_of', 'c.')} AS used, c.quota - ${quantity('c.quota_of', 'c.before_')} AS remaining) q
    WHERE used > 0 AND remaining > 0
  ) share ON c.quota_of IS NOT NULL`;

const NOT_TIERED = `
  CROSS JOIN (SELECT 0::numeric AS amount) tiered CROSS JOIN (SELECT 1::numeric AS charged, 1::numeric AS whole) share`;

/** Amounts of expressions are 10⁻¹² credits, so ten times a credit's value makes them scaleOf's. */
const CUSTOM = `
  LEFT JOIN jsonb_to_recordset($9::jsonb) AS custom (id uuid, amount numeric) ON custom.id = c.id`;

const exact = (joins: string, byExpression: boolean): string => `
  SELECT c.*, coalesce(share.charged, 1) AS part,
         ((CASE WHEN kind = 'full' THEN (per_job + coalesce(tiered.amount, 0)) * 10000000 * $3::numeric
           ${byExpression ? '+ coalesce(custom.amount, 0) * 10 * $3::numeric' : ''} ELSE 0 END) + scaled)
         * coalesce(share.charged, 1) AS numerator,
         10000000 * $3::numeric * coalesce(share.whole, 1) * round_to AS unit
  FROM counted c ${joins} ${byExpression ? CUSTOM : ''}`;

const AMOUNTS = `
  SELECT team_id, job_type, charged, cost, div(charged::numeric * value, 1000000) AS price_before, at_own_rate, CASE
    WHEN at_own_rate THEN charged
    WHEN kind = 'free' THEN 0
    ELSE least(greatest(
      round_to * CASE round_mode WHEN 'up' THEN div(numerator + unit - 1, unit) WHEN 'down' THEN div(numerator, unit)
                 ELSE div(2 * numerator + unit, 2 * unit) END,
      CASE WHEN kind = 'full' AND part > 0 THEN minimum ELSE 0 END), cap, maximum)
    END AS simulated
  FROM exact WHERE completed_at >= $5 AND ($8::text IS NULL OR job_type = $8)`;

const SUMS = `
  SELECT team_id AS "teamId", count(*)::int AS jobs, coalesce(sum(charged), 0) AS charged,
         coalesce(sum(simulated), 0) AS simulated, coalesce(sum(price_before), 0) AS "priceBefore",
         coalesce(sum(CASE WHEN at_own_rate THEN price_before ELSE div(simulated * $3::numeric, 1000000) END), 0) AS "priceAfter",
         coalesce(sum(cost), 0) AS cost
  FROM amounts GROUP BY GROUPING SETS ((team_id), ())
  ORDER BY grouping(team_id) DESC, abs(coalesce(sum(simulated) - sum(charged), 0)) DESC, team_id`;

/**
 * The SQL that prices closed jobs once more, exactly as priceJob does, and sums by team, all teams together first. Values:
 * rules, steps, a credit's value, the first moment to count use from, the span's two ends, team and job type or null,
 * and with expressions their amounts.
 */
export const simulationStatement = ({ byCall, byMonth, byExpression }: SimulationShape): string => `
  WITH rules AS MATERIALIZED (SELECT * FROM jsonb_to_recordset($1::jsonb) AS r (${RULE_COLUMNS})),
  steps AS MATERIALIZED (SELECT * FROM jsonb_to_recordset($2::jsonb) AS t (${STEP_COLUMNS})),
  closed AS MATERIALIZED (${CLOSED} ${byMonth ? '' : 'AND ($8::text IS NULL OR j.job_type = $8)'}),
  subjects AS MATERIALIZED (
    SELECT s.*, best.place FROM (SELECT DISTINCT team_id, organization_id, job_type FROM closed) s
    ${mostSpecific('r.alias IS NULL')}
  ), ${byCall ? USED_BY_CALL : USED_BY_JOB},
  ruled AS (${RULED}), counted AS (${byMonth ? COUNTED : 'SELECT * FROM ruled'}),
  exact AS (${exact(byMonth ? TIERED : NOT_TIERED, byExpression)}), amounts AS (${AMOUNTS})
  ${SUMS}`;
