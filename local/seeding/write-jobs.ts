import type pg from 'pg';
import type { SeedPlan } from './seed-plan.ts';

/** An id that follows from its name, in the form that all ids here have. */
const ID = (part: string): string =>
  `overlay(overlay(md5($name || ${part}) placing '4' from 13 for 1) placing '8' from 17 for 1)::uuid`;

/** Draws what each job is, who it is of, when it was made and how it ended. */
const DRAW_JOBS = `
  CREATE TEMP TABLE seed_jobs ON COMMIT DROP AS
  WITH drawn AS MATERIALIZED (
    SELECT n, random() AS team, random() AS type, random() AS hour, random() AS minute, random() AS size, random() AS fate,
           random() AS patience, floor(random() * 40)::int AS person
    FROM generate_series($from, $to) n
  )
  SELECT d.n, ${ID(`' job ' || d.n`)} AS id, t.team_id, t.organization_id, k.job_type, k.price,
         h.at + d.minute * interval '1 hour' AS created_at,
         h.at + d.minute * interval '1 hour' + (2 + d.patience * 8) * interval '1 second' * k.calls AS completed_at,
         coalesce($calls, greatest(1, round(k.calls * (0.5 + d.size)))::int) AS calls,
         CASE WHEN d.fate < k.failed_share THEN 'failed' WHEN d.fate < k.failed_share + 0.008 THEN 'cancelled'
              WHEN d.fate < k.failed_share + 0.014 THEN 'expired' ELSE 'completed' END AS status,
         'user-' || d.person AS user_id
  FROM drawn d
  JOIN LATERAL (SELECT * FROM seed_teams WHERE upto >= d.team ORDER BY upto LIMIT 1) t ON true
  JOIN LATERAL (SELECT * FROM seed_types WHERE upto >= d.type ORDER BY upto LIMIT 1) k ON true
  JOIN LATERAL (SELECT at FROM seed_hours WHERE upto >= d.hour ORDER BY upto LIMIT 1) h ON true`;

/** Of a failed job the last call failed, of a cancelled one it was stopped. */
const DRAW_CALLS = `
  CREATE TEMP TABLE seed_calls ON COMMIT DROP AS
  WITH drawn AS MATERIALIZED (
    SELECT j.n, j.id AS job_id, j.team_id, j.created_at AS began, j.completed_at AS ended, k.place, random() AS luck,
           random() AS cached, 0.4 + random() * 1.2 AS size, 0.6 + random() * random() * 2.4 AS slowness,
           t.aliases[1 + floor(random() * cardinality(t.aliases))::int] AS alias,
           t.purposes[1 + (k.place - 1) % cardinality(t.purposes)] AS purpose, t.question, t.answer, t.prompt_tokens,
           t.completion_tokens, t.cached_share,
           CASE WHEN k.place < j.calls THEN NULL WHEN j.status = 'failed' THEN 'failed' WHEN j.status = 'cancelled' THEN 'cancelled' END AS fate
    FROM seed_jobs j JOIN seed_types t USING (job_type) CROSS JOIN LATERAL generate_series(1, j.calls) k (place)
  ), called AS (
    SELECT d.*, a.actual_model, a.provider, a.first_ms, a.token_ms, a.input_price, a.output_price,
           coalesce(d.fate, CASE WHEN d.luck < 0.012 THEN 'failed' ELSE 'succeeded' END) AS status,
           d.cached < d.cached_share AS is_hit, round(d.prompt_tokens * d.size)::int AS prompt,
           round(d.completion_tokens * d.size)::int AS completion,
           a.unpriced_days IS NOT NULL AND d.began > now() - make_interval(days => a.unpriced_days) AS is_unpriced
    FROM drawn d JOIN seed_aliases a USING (alias)
  ), used AS (
    SELECT c.*, c.status = 'succeeded' AND c.is_hit AS is_cached,
           CASE c.status WHEN 'failed' THEN NULL ELSE c.prompt END AS prompt_used,
           CASE c.status WHEN 'succeeded' THEN c.completion WHEN 'cancelled' THEN 0 END AS completion_used
    FROM called c
  )
  SELECT u.*, ${ID(`' call ' || u.n || '/' || u.place`)} AS id,
         u.began + (u.ended - u.began) * (u.place - 0.9) / (u.place + 1) AS at,
         CASE WHEN u.is_cached THEN 4 + floor(u.luck * 20)::int
              ELSE round((u.first_ms + u.token_ms * coalesce(u.completion_used, 0)) * u.slowness)::int END AS latency_ms,
         div(u.prompt_used * u.input_price::numeric + u.completion_used * u.output_price::numeric + 999999, 1000000)::bigint AS worth
  FROM used u`;

const INSERT_JOBS = `
  INSERT INTO jobs (id, team_id, organization_id, job_type, user_id, status, request_hash, price_version_id, credit_value_nano_usd,
                    estimate_micro_credits, minimum_micro_credits, peak_micro_credits, charged_micro_credits, cost_nano_usd,
                    delivered_calls, prompt_tokens, completion_tokens, duration_seconds, total_calls, failed_calls, receipt,
                    error_code, error_message, deadline_at, created_at, started_at, completed_at, updated_at)
  SELECT j.id, j.team_id, j.organization_id, j.job_type, j.user_id, j.status, sha256(j.id::text::bytea), v.id,
         v.credit_value_nano_usd, j.price, j.price, j.price, charge.credits, coalesce(c.cost, 0), c.delivered, c.prompt,
         c.completion, ceil(extract(epoch FROM j.completed_at - j.created_at)), j.calls, c.failed,
         jsonb_build_object(
           'outcome', j.status, 'totalCalls', j.calls, 'successfulCalls', c.succeeded, 'failedCalls', c.failed,
           'averageLatencyMs', c.latency, 'totalTokens', c.prompt + c.completion, 'chargedMicroCredits', charge.credits::text,
           'price', jsonb_build_object('rule', j.job_type, 'lines', CASE WHEN charge.credits = 0 THEN '[]'::jsonb ELSE
             jsonb_build_array(jsonb_build_object('rule', j.job_type, 'component', 'per_job', 'quantity', '1',
                                                  'microCredits', charge.credits::text)) END),
           'calls', c.shown),
         CASE j.status WHEN 'failed' THEN 'upstream_failed' END,
         CASE j.status WHEN 'failed' THEN 'A step of the job failed' END,
         j.created_at + interval '1 day', j.created_at, j.created_at + interval '1 second', j.completed_at, j.completed_at
  FROM seed_jobs j
  JOIN price_book_versions v ON v.book_id = $book
  CROSS JOIN LATERAL (SELECT CASE WHEN j.status = 'completed' THEN j.price ELSE 0 END AS credits) charge
  JOIN (
    SELECT job_id, count(*) FILTER (WHERE status = 'succeeded') AS succeeded, count(*) FILTER (WHERE status = 'succeeded') AS delivered,
           count(*) FILTER (WHERE status <> 'succeeded') AS failed,
           sum(CASE WHEN is_cached OR is_unpriced THEN 0 ELSE worth END) FILTER (WHERE status <> 'failed') AS cost,
           coalesce(round(avg(latency_ms) FILTER (WHERE status = 'succeeded')), 0)::int AS latency,
           coalesce(sum(prompt_used) FILTER (WHERE status = 'succeeded'), 0) AS prompt,
           coalesce(sum(completion_used) FILTER (WHERE status = 'succeeded'), 0) AS completion,
           jsonb_agg(jsonb_build_object(
             'callId', id, 'purpose', purpose, 'alias', alias, 'latencyMs', latency_ms,
             'totalTokens', prompt_used + completion_used,
             'error', CASE status WHEN 'failed' THEN 'upstream_failed' WHEN 'cancelled' THEN 'call_cancelled' END) ORDER BY place) AS shown
    FROM seed_calls GROUP BY job_id
  ) c ON c.job_id = j.id`;

/** A charge is shared evenly among the calls that were delivered; what does not divide goes to the first. */
const INSERT_CALLS = `
  INSERT INTO model_calls (id, job_id, team_id, status, purpose, alias, request, request_hash, reply, error_code, error_detail,
                           actual_model, usage_source, prompt_tokens, completion_tokens, cost_nano_usd, cost_source,
                           reported_cost_nano_usd, cache, saved_cost_nano_usd, charged_micro_credits, attempts, latency_ms,
                           created_at, finished_at)
  SELECT c.id, c.job_id, c.team_id, c.status, c.purpose, c.alias,
         jsonb_build_object('messages', jsonb_build_array(jsonb_build_object('role', 'user', 'content', c.question))),
         sha256(c.id::text::bytea),
         CASE c.status WHEN 'succeeded' THEN jsonb_build_object(
           'created', extract(epoch FROM c.at)::bigint, 'choices', jsonb_build_array(jsonb_build_object(
             'index', 0, 'finishReason', 'stop', 'message', jsonb_build_object(
               'role', 'assistant', 'content', c.answer, 'refusal', NULL, 'toolCalls', '[]'::jsonb)))) END,
         CASE c.status WHEN 'failed' THEN 'upstream_failed' WHEN 'cancelled' THEN 'call_cancelled' END,
         CASE c.status WHEN 'failed' THEN c.provider || ' answered 503: overloaded, three times'
                       WHEN 'cancelled' THEN 'The job was cancelled' END,
         CASE WHEN c.status <> 'failed' THEN c.actual_model END,
         CASE c.status WHEN 'succeeded' THEN 'provider' WHEN 'cancelled' THEN 'estimated' END,
         c.prompt_used, c.completion_used,
         CASE WHEN c.status = 'failed' OR c.is_unpriced AND NOT c.is_cached THEN NULL WHEN c.is_cached THEN 0 ELSE c.worth END,
         CASE WHEN c.status = 'failed' THEN NULL WHEN c.is_cached THEN 'cache' WHEN c.is_unpriced THEN 'unpriced' ELSE 'litellm' END,
         CASE WHEN c.status <> 'failed' AND NOT c.is_cached AND NOT c.is_unpriced THEN c.worth END,
         CASE WHEN c.is_cached THEN 'hit' WHEN c.status = 'succeeded' AND c.cached_share > 0.05 THEN 'miss' END,
         CASE WHEN c.is_cached AND NOT c.is_unpriced THEN c.worth END,
         CASE WHEN c.status = 'succeeded' THEN
           j.charged_micro_credits / j.delivered_calls
           + CASE WHEN c.place = min(c.place) FILTER (WHERE c.status = 'succeeded') OVER (PARTITION BY c.job_id)
                  THEN j.charged_micro_credits % j.delivered_calls ELSE 0 END END,
         CASE c.status WHEN 'failed' THEN 3 ELSE 1 END, CASE WHEN c.status <> 'failed' THEN c.latency_ms END,
         c.at, c.at + c.latency_ms * interval '1 millisecond'
  FROM seed_calls c JOIN jobs j ON j.id = c.job_id`;

const INSERT_WASTE = `
  INSERT INTO wasted_attempts (call_id, attempt, reason, prompt_tokens, completion_tokens, usage_source, cost_nano_usd, created_at)
  SELECT id, 1, 'worker_lost', prompt_used, completion_used / 2, 'estimated', worth / 2, at
  FROM seed_calls WHERE status = 'succeeded' AND NOT is_cached AND NOT is_unpriced AND luck > 0.997`;

/** Writes the jobs of a plan from one number to another with their calls, all of them closed. */
export async function writeJobs(client: pg.PoolClient, plan: SeedPlan, from: number, to: number): Promise<void> {
  const values = { from, to, calls: plan.callsPerJob ?? 'NULL::int' };
  const texts = { name: plan.name, book: plan.priceBookId };
  for (const statement of [
    DRAW_JOBS,
    'ANALYZE seed_jobs',
    DRAW_CALLS,
    'ANALYZE seed_calls',
    INSERT_JOBS,
    INSERT_CALLS,
    INSERT_WASTE,
  ]) {
    await client.query(fill(client, statement, values, texts));
  }
  await client.query('DROP TABLE seed_jobs, seed_calls');
}

function fill(
  client: pg.PoolClient,
  statement: string,
  values: Readonly<Record<string, string | number>>,
  texts: Readonly<Record<string, string>>,
): string {
  return statement.replaceAll(/\$([a-z]+)/g, (_, name: string) =>
    String(values[name] ?? client.escapeLiteral(texts[name] ?? '')),
  );
}
