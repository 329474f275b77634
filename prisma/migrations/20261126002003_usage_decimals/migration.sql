-- Sums of money become decimals without fraction: they outgrow what a bigint holds, and so may the worth of one job, which must
-- never hold up its settlement.
DROP VIEW "usage_by_hour", "usage_by_day", "usage_in_all";

ALTER TABLE "usage_hours"
  ALTER COLUMN "saved_nano_usd" TYPE DECIMAL,
  ALTER COLUMN "charged_micro_credits" TYPE DECIMAL,
  ALTER COLUMN "refunded_micro_credits" TYPE DECIMAL,
  ALTER COLUMN "price_nano_usd" TYPE DECIMAL,
  ALTER COLUMN "cost_nano_usd" TYPE DECIMAL,
  ALTER COLUMN "loss_nano_usd" TYPE DECIMAL,
  ALTER COLUMN "waste_nano_usd" TYPE DECIMAL;

ALTER TABLE "usage_days"
  ALTER COLUMN "saved_nano_usd" TYPE DECIMAL,
  ALTER COLUMN "charged_micro_credits" TYPE DECIMAL,
  ALTER COLUMN "refunded_micro_credits" TYPE DECIMAL,
  ALTER COLUMN "price_nano_usd" TYPE DECIMAL,
  ALTER COLUMN "cost_nano_usd" TYPE DECIMAL,
  ALTER COLUMN "loss_nano_usd" TYPE DECIMAL,
  ALTER COLUMN "waste_nano_usd" TYPE DECIMAL;

ALTER TABLE "usage_totals"
  ALTER COLUMN "saved_nano_usd" TYPE DECIMAL,
  ALTER COLUMN "charged_micro_credits" TYPE DECIMAL,
  ALTER COLUMN "refunded_micro_credits" TYPE DECIMAL,
  ALTER COLUMN "price_nano_usd" TYPE DECIMAL,
  ALTER COLUMN "cost_nano_usd" TYPE DECIMAL,
  ALTER COLUMN "loss_nano_usd" TYPE DECIMAL,
  ALTER COLUMN "waste_nano_usd" TYPE DECIMAL;

ALTER TABLE "usage_deltas"
  ALTER COLUMN "saved_nano_usd" TYPE DECIMAL,
  ALTER COLUMN "charged_micro_credits" TYPE DECIMAL,
  ALTER COLUMN "refunded_micro_credits" TYPE DECIMAL,
  ALTER COLUMN "price_nano_usd" TYPE DECIMAL,
  ALTER COLUMN "cost_nano_usd" TYPE DECIMAL,
  ALTER COLUMN "loss_nano_usd" TYPE DECIMAL,
  ALTER COLUMN "waste_nano_usd" TYPE DECIMAL;

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

DROP INDEX "jobs_at_a_loss";
DROP INDEX "jobs_by_price";
DROP INDEX "jobs_by_margin";

ALTER TABLE "jobs" DROP COLUMN "price_nano_usd", DROP COLUMN "margin_nano_usd";

ALTER TABLE "jobs"
  ADD COLUMN "price_nano_usd" DECIMAL GENERATED ALWAYS AS (
    div(("charged_micro_credits" - "refunded_micro_credits")::numeric * "credit_value_nano_usd", 1000000)
  ) STORED,
  ADD COLUMN "margin_nano_usd" DECIMAL GENERATED ALWAYS AS (
    div(("charged_micro_credits" - "refunded_micro_credits")::numeric * "credit_value_nano_usd", 1000000) - "cost_nano_usd"
  ) STORED;

CREATE INDEX "jobs_at_a_loss" ON "jobs" ("created_at" DESC, "id" DESC) WHERE "margin_nano_usd" < 0;
CREATE INDEX "jobs_by_price" ON "jobs" (coalesce("price_nano_usd", -1), "id");
CREATE INDEX "jobs_by_margin" ON "jobs" (coalesce("margin_nano_usd", '-Infinity'), "id");
