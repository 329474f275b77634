-- The rules of prices and lots that must hold whatever program writes to these tables.

CREATE UNIQUE INDEX "price_books_one_default" ON "price_books" ("is_default") WHERE "is_default";

ALTER TABLE "price_book_versions"
  ADD CONSTRAINT "price_book_versions_status" CHECK ("status" IN ('draft', 'published')),
  ADD CONSTRAINT "price_book_versions_published_is_whole" CHECK (
    ("status" = 'published') = ("effective_from" IS NOT NULL) AND ("status" = 'published') = ("published_at" IS NOT NULL)
  ),
  ADD CONSTRAINT "price_book_versions_number" CHECK ("number" > 0),
  ADD CONSTRAINT "price_book_versions_credit_value" CHECK ("credit_value_nano_usd" > 0),
  ADD CONSTRAINT "price_book_versions_rules" CHECK (jsonb_typeof("rules") = 'array');

CREATE FUNCTION "published_prices_are_final"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'version % of price book "%" is published and final: write a new version instead', OLD."number", OLD."book_id";
END
$$;

CREATE TRIGGER "price_book_versions_final"
  BEFORE UPDATE OR DELETE ON "price_book_versions"
  FOR EACH ROW WHEN (OLD."status" = 'published') EXECUTE FUNCTION "published_prices_are_final"();

ALTER TABLE "teams"
  DROP CONSTRAINT "teams_budget_mode",
  ADD CONSTRAINT "teams_budget_mode" CHECK ("budget_mode" IN ('job_based', 'consumption_usd', 'consumption_tokens')),
  ADD CONSTRAINT "teams_rates" CHECK ("micro_credits_per_usd" > 0 AND "tokens_per_credit" > 0 AND "minimum_micro_credits" >= 0);

ALTER TABLE "job_types"
  ADD CONSTRAINT "job_types_margin_floor" CHECK ("margin_floor_basis_points" <= 10000),
  ADD CONSTRAINT "job_types_margin_action" CHECK (
    "margin_action" IN ('alert', 'refuse', 'switch') AND ("margin_action" = 'switch') = ("switch_to_alias" IS NOT NULL)
  );

ALTER TABLE "margin_alerts"
  ADD CONSTRAINT "margin_alerts_action" CHECK ("action" IN ('alert', 'refuse', 'switch'));

ALTER TABLE "jobs"
  ADD CONSTRAINT "jobs_credits" CHECK (
    "credit_value_nano_usd" > 0 AND "minimum_micro_credits" BETWEEN 0 AND "estimate_micro_credits"
    AND "held_micro_credits" BETWEEN 0 AND "peak_micro_credits"
  ),
  ADD CONSTRAINT "jobs_charge" CHECK (
    "charged_micro_credits" BETWEEN 0 AND coalesce("maximum_micro_credits", "charged_micro_credits")
    AND "refunded_micro_credits" BETWEEN 0 AND coalesce("charged_micro_credits", 0)
  ),
  ADD CONSTRAINT "jobs_closed_holds_nothing" CHECK ("completed_at" IS NULL OR "held_micro_credits" = 0);

ALTER TABLE "model_calls"
  DROP CONSTRAINT "model_calls_cost_is_never_silently_zero",
  ADD CONSTRAINT "model_calls_cost_is_never_silently_zero" CHECK (
    "cost_source" IN ('litellm', 'alias_price', 'operator', 'unpriced')
    AND ("status" <> 'succeeded' OR "cost_source" IS NOT NULL)
    AND ("cost_nano_usd" IS NULL) = ("cost_source" IS NULL OR "cost_source" = 'unpriced')
    AND "cost_nano_usd" >= 0
  );

CREATE INDEX "model_calls_unpriced" ON "model_calls" ("alias", "created_at") WHERE "cost_source" = 'unpriced';

ALTER TABLE "credit_accounts"
  ADD CONSTRAINT "credit_accounts_owe_only_what_is_missing" CHECK ("available" = 0 OR "debt" = 0),
  ADD CONSTRAINT "credit_accounts_credit_limit" CHECK ("credit_limit" >= 0);

CREATE INDEX "credit_accounts_next_expiry" ON "credit_accounts" ("next_expiry_at") WHERE "next_expiry_at" IS NOT NULL;

ALTER TABLE "credit_lots"
  ADD CONSTRAINT "credit_lots_source" CHECK ("source" IN ('purchase', 'subscription', 'promotion', 'refund', 'adjustment')),
  ADD CONSTRAINT "credit_lots_priority" CHECK ("priority" BETWEEN 1 AND 1000),
  ADD CONSTRAINT "credit_lots_equation" CHECK (
    "remaining" >= 0 AND "reserved" >= 0 AND "spent" >= 0 AND "repaid" >= 0 AND "expired" >= 0
    AND "granted" = "remaining" + "reserved" + "spent" + "repaid" + "expired"
  );

CREATE INDEX "credit_lots_usable" ON "credit_lots" ("team_id", "priority", "expires_at", "id") WHERE "remaining" > 0;
CREATE INDEX "credit_lots_repaid" ON "credit_lots" ("team_id") WHERE "repaid" > 0;

ALTER TABLE "credit_holds"
  ADD CONSTRAINT "credit_holds_not_negative" CHECK ("reserved" >= 0 AND "spent" >= 0);

CREATE UNIQUE INDEX "credit_holds_of_lot" ON "credit_holds" ("job_id", "lot_id") WHERE "lot_id" IS NOT NULL;
CREATE UNIQUE INDEX "credit_holds_on_credit" ON "credit_holds" ("job_id") WHERE "lot_id" IS NULL;

ALTER TABLE "credit_entries"
  DROP CONSTRAINT "credit_entries_kind",
  DROP CONSTRAINT "credit_entries_available_after",
  DROP CONSTRAINT "credit_entries_job",
  ADD CONSTRAINT "credit_entries_kind" CHECK ("kind" IN ('grant', 'hold', 'grow', 'settle', 'refund', 'expire', 'adjust')),
  ADD CONSTRAINT "credit_entries_after" CHECK ("available_after" >= 0 AND "debt_after" >= 0 AND ("available_after" = 0 OR "debt_after" = 0)),
  ADD CONSTRAINT "credit_entries_job" CHECK (("kind" IN ('hold', 'grow', 'settle', 'refund')) = ("job_id" IS NOT NULL)),
  ADD CONSTRAINT "credit_entries_call" CHECK (("kind" = 'grow') = ("call_id" IS NOT NULL)),
  ADD CONSTRAINT "credit_entries_lot" CHECK ("kind" IN ('grant', 'expire', 'adjust') OR "lot_id" IS NULL);

CREATE UNIQUE INDEX "credit_entries_one_growth_per_call" ON "credit_entries" ("call_id") WHERE "call_id" IS NOT NULL;

ALTER TABLE "team_budgets"
  ADD CONSTRAINT "team_budgets_period" CHECK ("period" IN ('day', 'week', 'month')),
  ADD CONSTRAINT "team_budgets_limit" CHECK ("limit_micro_credits" > 0),
  ADD CONSTRAINT "team_budgets_alert_percents" CHECK (0 < ALL ("alert_percents"));

ALTER TABLE "usage_months"
  ADD CONSTRAINT "usage_months_not_negative" CHECK ("jobs" >= 0 AND "calls" >= 0 AND "tokens" >= 0);

ALTER TABLE "auto_refills"
  ADD CONSTRAINT "auto_refills_period" CHECK ("period" IN ('daily', 'weekly', 'monthly')),
  ADD CONSTRAINT "auto_refills_amount" CHECK ("amount" > 0);
