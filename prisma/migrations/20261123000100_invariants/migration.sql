-- The rules that must hold whatever program writes to these tables.

ALTER TABLE "organizations"
  ADD CONSTRAINT "organizations_status" CHECK ("status" IN ('active', 'suspended'));

ALTER TABLE "teams"
  ADD CONSTRAINT "teams_status" CHECK ("status" IN ('active', 'paused', 'suspended', 'archived')),
  ADD CONSTRAINT "teams_budget_mode" CHECK ("budget_mode" IN ('job_based'));

ALTER TABLE "team_keys"
  ADD CONSTRAINT "team_keys_hash_is_sha256" CHECK (octet_length("hash") = 32);

ALTER TABLE "model_aliases"
  ADD CONSTRAINT "model_aliases_status" CHECK ("status" IN ('active', 'inactive')),
  ADD CONSTRAINT "model_aliases_prices" CHECK ("input_price_nano_usd_per_million" >= 0 AND "output_price_nano_usd_per_million" >= 0),
  ADD CONSTRAINT "model_aliases_max_output_tokens" CHECK ("max_output_tokens" > 0);

ALTER TABLE "prices"
  ADD CONSTRAINT "prices_not_negative" CHECK ("micro_credits_per_job" >= 0);

INSERT INTO "prices" ("id", "job_type", "micro_credits_per_job") VALUES (gen_random_uuid(), NULL, 1000000);

ALTER TABLE "jobs"
  ADD CONSTRAINT "jobs_status" CHECK ("status" IN ('pending', 'in_progress', 'completed', 'failed', 'cancelled', 'expired')),
  ADD CONSTRAINT "jobs_closed_is_whole" CHECK (
    ("status" IN ('pending', 'in_progress')) = ("completed_at" IS NULL)
    AND ("completed_at" IS NULL) = ("charged_micro_credits" IS NULL)
    AND ("completed_at" IS NULL) = ("receipt" IS NULL)
    AND ("completed_at" IS NULL) = ("cost_nano_usd" IS NULL)
  ),
  ADD CONSTRAINT "jobs_charge_within_price" CHECK ("charged_micro_credits" BETWEEN 0 AND "price_micro_credits"),
  ADD CONSTRAINT "jobs_price_not_negative" CHECK ("price_micro_credits" >= 0);

CREATE INDEX "jobs_open" ON "jobs" ("team_id", "created_at") WHERE "status" IN ('pending', 'in_progress');

ALTER TABLE "model_calls"
  ADD CONSTRAINT "model_calls_status" CHECK ("status" IN ('queued', 'succeeded', 'failed', 'cancelled')),
  ADD CONSTRAINT "model_calls_finished_is_whole" CHECK (
    ("status" = 'queued') = ("finished_at" IS NULL)
    AND ("status" = 'succeeded') = ("reply" IS NOT NULL)
    AND ("status" IN ('failed', 'cancelled')) = ("error_code" IS NOT NULL)
  ),
  ADD CONSTRAINT "model_calls_cost_is_never_silently_zero" CHECK (
    "cost_source" IN ('litellm', 'alias_price', 'unpriced')
    AND ("status" <> 'succeeded' OR "cost_source" IS NOT NULL)
    AND ("cost_nano_usd" IS NULL) = ("cost_source" IS NULL OR "cost_source" = 'unpriced')
    AND "cost_nano_usd" >= 0
  );

CREATE INDEX "model_calls_unfinished" ON "model_calls" ("created_at") WHERE "status" = 'queued';

ALTER TABLE "credit_accounts"
  ADD CONSTRAINT "credit_accounts_not_negative" CHECK (
    "granted" >= 0 AND "available" >= 0 AND "reserved" >= 0 AND "spent" >= 0 AND "expired" >= 0 AND "debt" >= 0
  ),
  ADD CONSTRAINT "credit_accounts_equation" CHECK ("granted" = "available" + "reserved" + "spent" + "expired" - "debt");

ALTER TABLE "credit_entries"
  ADD CONSTRAINT "credit_entries_kind" CHECK ("kind" IN ('grant', 'hold', 'settle')),
  ADD CONSTRAINT "credit_entries_equation" CHECK ("granted" = "available" + "reserved" + "spent" + "expired" - "debt"),
  ADD CONSTRAINT "credit_entries_available_after" CHECK ("available_after" >= 0),
  ADD CONSTRAINT "credit_entries_job" CHECK (("kind" = 'grant') = ("job_id" IS NULL));

CREATE FUNCTION "credit_entries_are_final"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'credit_entries is append-only: write a correcting entry instead of a % ', TG_OP;
END
$$;

CREATE TRIGGER "credit_entries_append_only"
  BEFORE UPDATE OR DELETE OR TRUNCATE ON "credit_entries"
  FOR EACH STATEMENT EXECUTE FUNCTION "credit_entries_are_final"();

ALTER TABLE "operators"
  ADD CONSTRAINT "operators_role" CHECK ("role" IN ('owner', 'admin', 'viewer')),
  ADD CONSTRAINT "operators_email_is_lower_case" CHECK ("email" = lower("email"));
