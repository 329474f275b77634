-- What happened, summed by hour and day (UTC), organization, team, job type and alias, and by hour in all, so that no page counts
-- jobs and calls.
-- Alias '' is what belongs to a job as a whole. Triggers write what changes to usage_deltas, in the transaction that changes
-- it; fold_usage moves that into the sums. Whoever reads adds what is not folded yet: the figures are exact at every instant.

CREATE TABLE "usage_hours" (
  "hour" TIMESTAMPTZ(3) NOT NULL,
  "organization_id" TEXT NOT NULL,
  "team_id" TEXT NOT NULL,
  "job_type" TEXT NOT NULL,
  "alias" TEXT NOT NULL,
  "jobs_created" INTEGER NOT NULL DEFAULT 0,
  "jobs_completed" INTEGER NOT NULL DEFAULT 0,
  "jobs_failed" INTEGER NOT NULL DEFAULT 0,
  "jobs_cancelled" INTEGER NOT NULL DEFAULT 0,
  "jobs_expired" INTEGER NOT NULL DEFAULT 0,
  "succeeded_calls" INTEGER NOT NULL DEFAULT 0,
  "failed_calls" INTEGER NOT NULL DEFAULT 0,
  "cancelled_calls" INTEGER NOT NULL DEFAULT 0,
  "unpriced_calls" INTEGER NOT NULL DEFAULT 0,
  "cache_lookups" INTEGER NOT NULL DEFAULT 0,
  "cache_hits" INTEGER NOT NULL DEFAULT 0,
  "prompt_tokens" BIGINT NOT NULL DEFAULT 0,
  "completion_tokens" BIGINT NOT NULL DEFAULT 0,
  "latency_ms" BIGINT NOT NULL DEFAULT 0,
  "saved_nano_usd" BIGINT NOT NULL DEFAULT 0,
  "charged_micro_credits" BIGINT NOT NULL DEFAULT 0,
  "refunded_micro_credits" BIGINT NOT NULL DEFAULT 0,
  "price_nano_usd" BIGINT NOT NULL DEFAULT 0,
  "cost_nano_usd" BIGINT NOT NULL DEFAULT 0,
  "loss_nano_usd" BIGINT NOT NULL DEFAULT 0,
  "waste_nano_usd" BIGINT NOT NULL DEFAULT 0,
  "latencies" INTEGER[] DEFAULT ARRAY[]::INTEGER[],

  CONSTRAINT "usage_hours_pkey" PRIMARY KEY ("hour", "organization_id", "team_id", "job_type", "alias")
);

CREATE TABLE "usage_days" (
  "day" DATE NOT NULL,
  "organization_id" TEXT NOT NULL,
  "team_id" TEXT NOT NULL,
  "job_type" TEXT NOT NULL,
  "alias" TEXT NOT NULL,
  "jobs_created" INTEGER NOT NULL DEFAULT 0,
  "jobs_completed" INTEGER NOT NULL DEFAULT 0,
  "jobs_failed" INTEGER NOT NULL DEFAULT 0,
  "jobs_cancelled" INTEGER NOT NULL DEFAULT 0,
  "jobs_expired" INTEGER NOT NULL DEFAULT 0,
  "succeeded_calls" INTEGER NOT NULL DEFAULT 0,
  "failed_calls" INTEGER NOT NULL DEFAULT 0,
  "cancelled_calls" INTEGER NOT NULL DEFAULT 0,
  "unpriced_calls" INTEGER NOT NULL DEFAULT 0,
  "cache_lookups" INTEGER NOT NULL DEFAULT 0,
  "cache_hits" INTEGER NOT NULL DEFAULT 0,
  "prompt_tokens" BIGINT NOT NULL DEFAULT 0,
  "completion_tokens" BIGINT NOT NULL DEFAULT 0,
  "latency_ms" BIGINT NOT NULL DEFAULT 0,
  "saved_nano_usd" BIGINT NOT NULL DEFAULT 0,
  "charged_micro_credits" BIGINT NOT NULL DEFAULT 0,
  "refunded_micro_credits" BIGINT NOT NULL DEFAULT 0,
  "price_nano_usd" BIGINT NOT NULL DEFAULT 0,
  "cost_nano_usd" BIGINT NOT NULL DEFAULT 0,
  "loss_nano_usd" BIGINT NOT NULL DEFAULT 0,
  "waste_nano_usd" BIGINT NOT NULL DEFAULT 0,
  "latencies" INTEGER[] DEFAULT ARRAY[]::INTEGER[],

  CONSTRAINT "usage_days_pkey" PRIMARY KEY ("day", "organization_id", "team_id", "job_type", "alias")
);

CREATE TABLE "usage_totals" (
  "hour" TIMESTAMPTZ(3) NOT NULL,
  "jobs_created" INTEGER NOT NULL DEFAULT 0,
  "jobs_completed" INTEGER NOT NULL DEFAULT 0,
  "jobs_failed" INTEGER NOT NULL DEFAULT 0,
  "jobs_cancelled" INTEGER NOT NULL DEFAULT 0,
  "jobs_expired" INTEGER NOT NULL DEFAULT 0,
  "succeeded_calls" INTEGER NOT NULL DEFAULT 0,
  "failed_calls" INTEGER NOT NULL DEFAULT 0,
  "cancelled_calls" INTEGER NOT NULL DEFAULT 0,
  "unpriced_calls" INTEGER NOT NULL DEFAULT 0,
  "cache_lookups" INTEGER NOT NULL DEFAULT 0,
  "cache_hits" INTEGER NOT NULL DEFAULT 0,
  "prompt_tokens" BIGINT NOT NULL DEFAULT 0,
  "completion_tokens" BIGINT NOT NULL DEFAULT 0,
  "latency_ms" BIGINT NOT NULL DEFAULT 0,
  "saved_nano_usd" BIGINT NOT NULL DEFAULT 0,
  "charged_micro_credits" BIGINT NOT NULL DEFAULT 0,
  "refunded_micro_credits" BIGINT NOT NULL DEFAULT 0,
  "price_nano_usd" BIGINT NOT NULL DEFAULT 0,
  "cost_nano_usd" BIGINT NOT NULL DEFAULT 0,
  "loss_nano_usd" BIGINT NOT NULL DEFAULT 0,
  "waste_nano_usd" BIGINT NOT NULL DEFAULT 0,
  "latencies" INTEGER[] DEFAULT ARRAY[]::INTEGER[],

  CONSTRAINT "usage_totals_pkey" PRIMARY KEY ("hour")
);

CREATE TABLE "usage_deltas" (
  "id" BIGSERIAL NOT NULL,
  "hour" TIMESTAMPTZ(3) NOT NULL,
  "organization_id" TEXT NOT NULL,
  "team_id" TEXT NOT NULL,
  "job_type" TEXT NOT NULL,
  "alias" TEXT NOT NULL,
  "jobs_created" INTEGER NOT NULL DEFAULT 0,
  "jobs_completed" INTEGER NOT NULL DEFAULT 0,
  "jobs_failed" INTEGER NOT NULL DEFAULT 0,
  "jobs_cancelled" INTEGER NOT NULL DEFAULT 0,
  "jobs_expired" INTEGER NOT NULL DEFAULT 0,
  "succeeded_calls" INTEGER NOT NULL DEFAULT 0,
  "failed_calls" INTEGER NOT NULL DEFAULT 0,
  "cancelled_calls" INTEGER NOT NULL DEFAULT 0,
  "unpriced_calls" INTEGER NOT NULL DEFAULT 0,
  "cache_lookups" INTEGER NOT NULL DEFAULT 0,
  "cache_hits" INTEGER NOT NULL DEFAULT 0,
  "prompt_tokens" BIGINT NOT NULL DEFAULT 0,
  "completion_tokens" BIGINT NOT NULL DEFAULT 0,
  "latency_ms" BIGINT NOT NULL DEFAULT 0,
  "saved_nano_usd" BIGINT NOT NULL DEFAULT 0,
  "charged_micro_credits" BIGINT NOT NULL DEFAULT 0,
  "refunded_micro_credits" BIGINT NOT NULL DEFAULT 0,
  "price_nano_usd" BIGINT NOT NULL DEFAULT 0,
  "cost_nano_usd" BIGINT NOT NULL DEFAULT 0,
  "loss_nano_usd" BIGINT NOT NULL DEFAULT 0,
  "waste_nano_usd" BIGINT NOT NULL DEFAULT 0,
  "latencies" INTEGER[] DEFAULT ARRAY[]::INTEGER[],

  CONSTRAINT "usage_deltas_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "usage_hours_team_id_hour_idx" ON "usage_hours" ("team_id", "hour");
CREATE INDEX "usage_hours_organization_id_hour_idx" ON "usage_hours" ("organization_id", "hour");
CREATE INDEX "usage_days_team_id_day_idx" ON "usage_days" ("team_id", "day");
CREATE INDEX "usage_days_organization_id_day_idx" ON "usage_days" ("organization_id", "day");

-- Its rows come and go: what is dead is to be cleared away soon.
ALTER TABLE "usage_deltas" SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

CREATE FUNCTION "hour_of"(p_at timestamptz) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT date_trunc('hour', p_at AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'
$$;

CREATE FUNCTION "day_of"(p_at timestamptz) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (p_at AT TIME ZONE 'UTC')::date
$$;

-- Which of 32 buckets a latency is in, as a histogram with that bucket alone. The bounds are those of
-- domain/analytics/latency-buckets.ts.
CREATE FUNCTION "latency_bucket"(p_ms integer) RETURNS integer[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN p_ms IS NULL THEN '{}' ELSE array_fill(1, ARRAY[1], ARRAY[1 + width_bucket(p_ms, ARRAY[
    10, 25, 50, 75, 100, 150, 200, 250, 300, 400, 500, 650, 800, 1000, 1300, 1600, 2000, 2600, 3300, 4200, 5300, 6700, 8500,
    11000, 14000, 18000, 25000, 40000, 60000, 120000, 300000
  ])]) END
$$;

-- Two histograms as one. Either may have a part of the buckets alone.
CREATE FUNCTION "add_latencies"(p_one integer[], p_other integer[]) RETURNS integer[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN p_other = '{}' THEN p_one
    ELSE (SELECT array_agg(coalesce(p_one[bucket], 0) + coalesce(p_other[bucket], 0) ORDER BY bucket) FROM generate_series(1, 32) bucket)
  END
$$;

CREATE AGGREGATE "sum_latencies"(integer[]) (SFUNC = add_latencies, STYPE = integer[], INITCOND = '{}');

-- What calls that have ended count, one row each.
CREATE VIEW "usage_of_calls" AS
SELECT c.id AS call_id, hour_of(c.finished_at) AS hour, j.organization_id, c.team_id, j.job_type, c.alias,
       (c.status = 'succeeded')::int AS succeeded_calls, (c.status = 'failed')::int AS failed_calls,
       (c.status = 'cancelled')::int AS cancelled_calls, (c.cost_source IS NOT DISTINCT FROM 'unpriced')::int AS unpriced_calls,
       (c.cache IS NOT NULL)::int AS cache_lookups, (c.cache IS NOT DISTINCT FROM 'hit')::int AS cache_hits,
       coalesce(c.prompt_tokens, 0) AS prompt_tokens, coalesce(c.completion_tokens, 0) AS completion_tokens,
       CASE WHEN c.status = 'succeeded' THEN coalesce(c.latency_ms, 0) ELSE 0 END AS latency_ms,
       coalesce(c.saved_cost_nano_usd, 0) AS saved_nano_usd,
       latency_bucket(CASE WHEN c.status = 'succeeded' THEN coalesce(c.latency_ms, 0) END) AS latencies
FROM model_calls c JOIN jobs j ON j.id = c.job_id
WHERE c.status <> 'queued';

-- Cuts a job's amount by its calls' shares, alias after alias: the cuts add up to the amount, whatever is rounded.
CREATE FUNCTION "cut_share"(p_amount numeric, p_share numeric, p_upto numeric, p_whole numeric) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(div(p_amount * p_upto, nullif(p_whole, 0)) - div(p_amount * (p_upto - p_share), nullif(p_whole, 0)), 0)
$$;

-- What a closed job's money comes to for each alias, and (alias '') for what no call has a share of: as reports of margins have it.
CREATE FUNCTION "job_money"(p_job uuid, p_charged bigint, p_refunded bigint, p_credit_value bigint, p_cost bigint, p_lost boolean)
RETURNS TABLE (alias text, charged numeric, refunded numeric, price numeric, cost numeric, loss numeric, waste numeric)
LANGUAGE sql STABLE AS $$
  WITH parts AS (
    SELECT c.alias, coalesce(sum(c.cost_nano_usd), 0) AS cost, coalesce(sum(c.charged_micro_credits), 0) AS share,
           coalesce(sum((SELECT sum(w.cost_nano_usd) FROM wasted_attempts w WHERE w.call_id = c.id)), 0) AS waste
    FROM model_calls c WHERE c.job_id = p_job GROUP BY c.alias
  ), shares AS (
    SELECT *, sum(share) OVER () AS whole, sum(share) OVER (ORDER BY parts.alias) AS upto FROM parts
  ), amount AS (
    SELECT div((p_charged - p_refunded)::numeric * p_credit_value, 1000000) AS price
  )
  SELECT s.alias, cut_share(p_charged, s.share, s.upto, s.whole), cut_share(p_refunded, s.share, s.upto, s.whole),
         cut_share(amount.price, s.share, s.upto, s.whole), s.cost, CASE WHEN p_lost THEN s.cost ELSE 0 END, s.waste
  FROM shares s CROSS JOIN amount
  UNION ALL
  SELECT '', rest.part * p_charged, rest.part * p_refunded, rest.part * amount.price, p_cost - rest.cost,
         CASE WHEN p_lost THEN p_cost - rest.cost ELSE 0 END, 0
  FROM (SELECT CASE WHEN coalesce(sum(share), 0) > 0 THEN 0 ELSE 1 END AS part, coalesce(sum(cost), 0) AS cost FROM parts) rest
  CROSS JOIN amount
$$;

-- All that there is, counted anew from jobs and calls: what the sums begin with, and what they are compared with.
CREATE VIEW "usage_recounted" AS
SELECT hour, organization_id, team_id, job_type, alias,
       sum(jobs_created) AS jobs_created, sum(jobs_completed) AS jobs_completed, sum(jobs_failed) AS jobs_failed,
       sum(jobs_cancelled) AS jobs_cancelled, sum(jobs_expired) AS jobs_expired,
       sum(succeeded_calls) AS succeeded_calls, sum(failed_calls) AS failed_calls,
       sum(cancelled_calls) AS cancelled_calls, sum(unpriced_calls) AS unpriced_calls,
       sum(cache_lookups) AS cache_lookups, sum(cache_hits) AS cache_hits, sum(prompt_tokens) AS prompt_tokens,
       sum(completion_tokens) AS completion_tokens, sum(latency_ms) AS latency_ms,
       sum(saved_nano_usd) AS saved_nano_usd, sum(charged_micro_credits) AS charged_micro_credits,
       sum(refunded_micro_credits) AS refunded_micro_credits, sum(price_nano_usd) AS price_nano_usd,
       sum(cost_nano_usd) AS cost_nano_usd, sum(loss_nano_usd) AS loss_nano_usd, sum(waste_nano_usd) AS waste_nano_usd,
       sum_latencies(latencies) AS latencies
FROM (
  SELECT hour_of(j.created_at) AS hour, j.organization_id, j.team_id, j.job_type, '' AS alias, count(*) AS jobs_created,
         0 AS jobs_completed, 0 AS jobs_failed, 0 AS jobs_cancelled, 0 AS jobs_expired, 0 AS succeeded_calls, 0 AS failed_calls,
         0 AS cancelled_calls, 0 AS unpriced_calls, 0 AS cache_lookups, 0 AS cache_hits, 0 AS prompt_tokens,
         0 AS completion_tokens, 0 AS latency_ms, 0 AS saved_nano_usd, 0 AS charged_micro_credits,
         0 AS refunded_micro_credits, 0 AS price_nano_usd, 0 AS cost_nano_usd, 0 AS loss_nano_usd, 0 AS waste_nano_usd,
         '{}'::int[] AS latencies
  FROM jobs j GROUP BY 1, 2, 3, 4
  UNION ALL
  SELECT hour_of(j.completed_at), j.organization_id, j.team_id, j.job_type, m.alias, 0,
         count(*) FILTER (WHERE m.alias = '' AND j.status = 'completed'), count(*) FILTER (WHERE m.alias = '' AND j.status = 'failed'),
         count(*) FILTER (WHERE m.alias = '' AND j.status = 'cancelled'), count(*) FILTER (WHERE m.alias = '' AND j.status = 'expired'),
         0, 0, 0, 0, 0, 0, 0, 0, 0, 0, sum(m.charged), sum(m.refunded), sum(m.price), sum(m.cost), sum(m.loss), sum(m.waste), '{}'
  FROM jobs j
  CROSS JOIN LATERAL job_money(j.id, j.charged_micro_credits, j.refunded_micro_credits, j.credit_value_nano_usd,
                               j.cost_nano_usd, j.status <> 'completed' AND j.charged_micro_credits = 0) m
  WHERE j.completed_at IS NOT NULL GROUP BY 1, 2, 3, 4, 5
  UNION ALL
  SELECT hour, organization_id, team_id, job_type, alias, 0, 0, 0, 0, 0, sum(succeeded_calls), sum(failed_calls),
         sum(cancelled_calls), sum(unpriced_calls), sum(cache_lookups), sum(cache_hits), sum(prompt_tokens),
         sum(completion_tokens), sum(latency_ms), sum(saved_nano_usd), 0, 0, 0, 0, 0, 0,
         CASE WHEN sum(succeeded_calls) = 0 THEN '{}' ELSE ARRAY[
           sum(latencies[1]), sum(latencies[2]), sum(latencies[3]), sum(latencies[4]), sum(latencies[5]),
           sum(latencies[6]), sum(latencies[7]), sum(latencies[8]), sum(latencies[9]), sum(latencies[10]),
           sum(latencies[11]), sum(latencies[12]), sum(latencies[13]), sum(latencies[14]), sum(latencies[15]),
           sum(latencies[16]), sum(latencies[17]), sum(latencies[18]), sum(latencies[19]), sum(latencies[20]),
           sum(latencies[21]), sum(latencies[22]), sum(latencies[23]), sum(latencies[24]), sum(latencies[25]),
           sum(latencies[26]), sum(latencies[27]), sum(latencies[28]), sum(latencies[29]), sum(latencies[30]),
           sum(latencies[31]), sum(latencies[32])
         ]::int[] END
  FROM usage_of_calls GROUP BY 1, 2, 3, 4, 5
) counted
GROUP BY hour, organization_id, team_id, job_type, alias;

-- The sums with what is not folded yet. Read by hour or by day; a key may come more than once.
CREATE VIEW "usage_by_hour" AS
SELECT hour AS at, organization_id, team_id, job_type, alias,
       jobs_created, jobs_completed, jobs_failed, jobs_cancelled, jobs_expired, succeeded_calls, failed_calls,
       cancelled_calls, unpriced_calls, cache_lookups, cache_hits, prompt_tokens, completion_tokens, latency_ms,
       saved_nano_usd, charged_micro_credits, refunded_micro_credits, price_nano_usd, cost_nano_usd, loss_nano_usd,
       waste_nano_usd, latencies
FROM usage_hours
UNION ALL
SELECT hour, organization_id, team_id, job_type, alias,
       jobs_created, jobs_completed, jobs_failed, jobs_cancelled, jobs_expired, succeeded_calls, failed_calls,
       cancelled_calls, unpriced_calls, cache_lookups, cache_hits, prompt_tokens, completion_tokens, latency_ms,
       saved_nano_usd, charged_micro_credits, refunded_micro_credits, price_nano_usd, cost_nano_usd, loss_nano_usd,
       waste_nano_usd, latencies
FROM usage_deltas;

CREATE VIEW "usage_by_day" AS
SELECT day AS at, organization_id, team_id, job_type, alias,
       jobs_created, jobs_completed, jobs_failed, jobs_cancelled, jobs_expired, succeeded_calls, failed_calls,
       cancelled_calls, unpriced_calls, cache_lookups, cache_hits, prompt_tokens, completion_tokens, latency_ms,
       saved_nano_usd, charged_micro_credits, refunded_micro_credits, price_nano_usd, cost_nano_usd, loss_nano_usd,
       waste_nano_usd, latencies
FROM usage_days
UNION ALL
SELECT day_of(hour), organization_id, team_id, job_type, alias,
       jobs_created, jobs_completed, jobs_failed, jobs_cancelled, jobs_expired, succeeded_calls, failed_calls,
       cancelled_calls, unpriced_calls, cache_lookups, cache_hits, prompt_tokens, completion_tokens, latency_ms,
       saved_nano_usd, charged_micro_credits, refunded_micro_credits, price_nano_usd, cost_nano_usd, loss_nano_usd,
       waste_nano_usd, latencies
FROM usage_deltas;

CREATE VIEW "usage_in_all" AS
SELECT hour AS at,
       jobs_created, jobs_completed, jobs_failed, jobs_cancelled, jobs_expired, succeeded_calls, failed_calls,
       cancelled_calls, unpriced_calls, cache_lookups, cache_hits, prompt_tokens, completion_tokens, latency_ms,
       saved_nano_usd, charged_micro_credits, refunded_micro_credits, price_nano_usd, cost_nano_usd, loss_nano_usd,
       waste_nano_usd, latencies
FROM usage_totals
UNION ALL
SELECT hour,
       jobs_created, jobs_completed, jobs_failed, jobs_cancelled, jobs_expired, succeeded_calls, failed_calls,
       cancelled_calls, unpriced_calls, cache_lookups, cache_hits, prompt_tokens, completion_tokens, latency_ms,
       saved_nano_usd, charged_micro_credits, refunded_micro_credits, price_nano_usd, cost_nano_usd, loss_nano_usd,
       waste_nano_usd, latencies
FROM usage_deltas;

-- Moves at most p_limit changes into the sums, and answers how many. One statement: nobody sees them twice or not at all.
CREATE FUNCTION "fold_usage"(p_limit integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  v_folded integer;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('fold_usage'));
  WITH moved AS (
    DELETE FROM usage_deltas WHERE id IN (SELECT id FROM usage_deltas ORDER BY id LIMIT p_limit) RETURNING *
  ), hours AS (
    INSERT INTO usage_hours AS h
    SELECT hour, organization_id, team_id, job_type, alias,
           sum(jobs_created), sum(jobs_completed), sum(jobs_failed), sum(jobs_cancelled), sum(jobs_expired),
           sum(succeeded_calls), sum(failed_calls), sum(cancelled_calls), sum(unpriced_calls), sum(cache_lookups),
           sum(cache_hits), sum(prompt_tokens), sum(completion_tokens), sum(latency_ms), sum(saved_nano_usd),
           sum(charged_micro_credits), sum(refunded_micro_credits), sum(price_nano_usd), sum(cost_nano_usd),
           sum(loss_nano_usd), sum(waste_nano_usd), sum_latencies(latencies)
    FROM moved GROUP BY hour, organization_id, team_id, job_type, alias
    ON CONFLICT (hour, organization_id, team_id, job_type, alias) DO UPDATE SET
      jobs_created = h.jobs_created + excluded.jobs_created,
      jobs_completed = h.jobs_completed + excluded.jobs_completed, jobs_failed = h.jobs_failed + excluded.jobs_failed,
      jobs_cancelled = h.jobs_cancelled + excluded.jobs_cancelled,
      jobs_expired = h.jobs_expired + excluded.jobs_expired,
      succeeded_calls = h.succeeded_calls + excluded.succeeded_calls,
      failed_calls = h.failed_calls + excluded.failed_calls,
      cancelled_calls = h.cancelled_calls + excluded.cancelled_calls,
      unpriced_calls = h.unpriced_calls + excluded.unpriced_calls,
      cache_lookups = h.cache_lookups + excluded.cache_lookups, cache_hits = h.cache_hits + excluded.cache_hits,
      prompt_tokens = h.prompt_tokens + excluded.prompt_tokens,
      completion_tokens = h.completion_tokens + excluded.completion_tokens,
      latency_ms = h.latency_ms + excluded.latency_ms, saved_nano_usd = h.saved_nano_usd + excluded.saved_nano_usd,
      charged_micro_credits = h.charged_micro_credits + excluded.charged_micro_credits,
      refunded_micro_credits = h.refunded_micro_credits + excluded.refunded_micro_credits,
      price_nano_usd = h.price_nano_usd + excluded.price_nano_usd,
      cost_nano_usd = h.cost_nano_usd + excluded.cost_nano_usd,
      loss_nano_usd = h.loss_nano_usd + excluded.loss_nano_usd,
      waste_nano_usd = h.waste_nano_usd + excluded.waste_nano_usd,
      latencies = add_latencies(h.latencies, excluded.latencies)
  ), days AS (
    INSERT INTO usage_days AS d
    SELECT day_of(hour), organization_id, team_id, job_type, alias,
           sum(jobs_created), sum(jobs_completed), sum(jobs_failed), sum(jobs_cancelled), sum(jobs_expired),
           sum(succeeded_calls), sum(failed_calls), sum(cancelled_calls), sum(unpriced_calls), sum(cache_lookups),
           sum(cache_hits), sum(prompt_tokens), sum(completion_tokens), sum(latency_ms), sum(saved_nano_usd),
           sum(charged_micro_credits), sum(refunded_micro_credits), sum(price_nano_usd), sum(cost_nano_usd),
           sum(loss_nano_usd), sum(waste_nano_usd), sum_latencies(latencies)
    FROM moved GROUP BY 1, organization_id, team_id, job_type, alias
    ON CONFLICT (day, organization_id, team_id, job_type, alias) DO UPDATE SET
      jobs_created = d.jobs_created + excluded.jobs_created,
      jobs_completed = d.jobs_completed + excluded.jobs_completed, jobs_failed = d.jobs_failed + excluded.jobs_failed,
      jobs_cancelled = d.jobs_cancelled + excluded.jobs_cancelled,
      jobs_expired = d.jobs_expired + excluded.jobs_expired,
      succeeded_calls = d.succeeded_calls + excluded.succeeded_calls,
      failed_calls = d.failed_calls + excluded.failed_calls,
      cancelled_calls = d.cancelled_calls + excluded.cancelled_calls,
      unpriced_calls = d.unpriced_calls + excluded.unpriced_calls,
      cache_lookups = d.cache_lookups + excluded.cache_lookups, cache_hits = d.cache_hits + excluded.cache_hits,
      prompt_tokens = d.prompt_tokens + excluded.prompt_tokens,
      completion_tokens = d.completion_tokens + excluded.completion_tokens,
      latency_ms = d.latency_ms + excluded.latency_ms, saved_nano_usd = d.saved_nano_usd + excluded.saved_nano_usd,
      charged_micro_credits = d.charged_micro_credits + excluded.charged_micro_credits,
      refunded_micro_credits = d.refunded_micro_credits + excluded.refunded_micro_credits,
      price_nano_usd = d.price_nano_usd + excluded.price_nano_usd,
      cost_nano_usd = d.cost_nano_usd + excluded.cost_nano_usd,
      loss_nano_usd = d.loss_nano_usd + excluded.loss_nano_usd,
      waste_nano_usd = d.waste_nano_usd + excluded.waste_nano_usd,
      latencies = add_latencies(d.latencies, excluded.latencies)
  ), totals AS (
    INSERT INTO usage_totals AS t
    SELECT hour,
           sum(jobs_created), sum(jobs_completed), sum(jobs_failed), sum(jobs_cancelled), sum(jobs_expired),
           sum(succeeded_calls), sum(failed_calls), sum(cancelled_calls), sum(unpriced_calls), sum(cache_lookups),
           sum(cache_hits), sum(prompt_tokens), sum(completion_tokens), sum(latency_ms), sum(saved_nano_usd),
           sum(charged_micro_credits), sum(refunded_micro_credits), sum(price_nano_usd), sum(cost_nano_usd),
           sum(loss_nano_usd), sum(waste_nano_usd), sum_latencies(latencies)
    FROM moved GROUP BY hour
    ON CONFLICT (hour) DO UPDATE SET
      jobs_created = t.jobs_created + excluded.jobs_created,
      jobs_completed = t.jobs_completed + excluded.jobs_completed, jobs_failed = t.jobs_failed + excluded.jobs_failed,
      jobs_cancelled = t.jobs_cancelled + excluded.jobs_cancelled,
      jobs_expired = t.jobs_expired + excluded.jobs_expired,
      succeeded_calls = t.succeeded_calls + excluded.succeeded_calls,
      failed_calls = t.failed_calls + excluded.failed_calls,
      cancelled_calls = t.cancelled_calls + excluded.cancelled_calls,
      unpriced_calls = t.unpriced_calls + excluded.unpriced_calls,
      cache_lookups = t.cache_lookups + excluded.cache_lookups, cache_hits = t.cache_hits + excluded.cache_hits,
      prompt_tokens = t.prompt_tokens + excluded.prompt_tokens,
      completion_tokens = t.completion_tokens + excluded.completion_tokens,
      latency_ms = t.latency_ms + excluded.latency_ms, saved_nano_usd = t.saved_nano_usd + excluded.saved_nano_usd,
      charged_micro_credits = t.charged_micro_credits + excluded.charged_micro_credits,
      refunded_micro_credits = t.refunded_micro_credits + excluded.refunded_micro_credits,
      price_nano_usd = t.price_nano_usd + excluded.price_nano_usd,
      cost_nano_usd = t.cost_nano_usd + excluded.cost_nano_usd,
      loss_nano_usd = t.loss_nano_usd + excluded.loss_nano_usd,
      waste_nano_usd = t.waste_nano_usd + excluded.waste_nano_usd,
      latencies = add_latencies(t.latencies, excluded.latencies)
  )
  SELECT count(*) INTO v_folded FROM moved;
  RETURN v_folded;
END
$$;

-- Makes the sums anew. Jobs and calls must not change meanwhile: it keeps them from it.
CREATE FUNCTION "recount_usage"() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  LOCK TABLE jobs, model_calls, wasted_attempts IN SHARE MODE;
  TRUNCATE usage_hours, usage_days, usage_totals, usage_deltas;
  INSERT INTO usage_hours SELECT * FROM usage_recounted;
  INSERT INTO usage_days
  SELECT day_of(hour), organization_id, team_id, job_type, alias,
         sum(jobs_created), sum(jobs_completed), sum(jobs_failed), sum(jobs_cancelled), sum(jobs_expired),
         sum(succeeded_calls), sum(failed_calls), sum(cancelled_calls), sum(unpriced_calls), sum(cache_lookups),
         sum(cache_hits), sum(prompt_tokens), sum(completion_tokens), sum(latency_ms), sum(saved_nano_usd),
         sum(charged_micro_credits), sum(refunded_micro_credits), sum(price_nano_usd), sum(cost_nano_usd),
         sum(loss_nano_usd), sum(waste_nano_usd), sum_latencies(latencies)
  FROM usage_hours GROUP BY 1, organization_id, team_id, job_type, alias;
  INSERT INTO usage_totals
  SELECT hour,
         sum(jobs_created), sum(jobs_completed), sum(jobs_failed), sum(jobs_cancelled), sum(jobs_expired),
         sum(succeeded_calls), sum(failed_calls), sum(cancelled_calls), sum(unpriced_calls), sum(cache_lookups),
         sum(cache_hits), sum(prompt_tokens), sum(completion_tokens), sum(latency_ms), sum(saved_nano_usd),
         sum(charged_micro_credits), sum(refunded_micro_credits), sum(price_nano_usd), sum(cost_nano_usd),
         sum(loss_nano_usd), sum(waste_nano_usd), sum_latencies(latencies)
  FROM usage_hours GROUP BY hour;
END
$$;
