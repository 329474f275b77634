-- DropForeignKey
ALTER TABLE "jobs" DROP CONSTRAINT "jobs_price_id_fkey";

-- AlterTable
ALTER TABLE "organizations" ADD COLUMN     "price_book_id" TEXT;

-- AlterTable
ALTER TABLE "teams" ADD COLUMN     "micro_credits_per_usd" BIGINT NOT NULL DEFAULT 10000000,
ADD COLUMN     "minimum_micro_credits" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "price_book_id" TEXT,
ADD COLUMN     "rounding" JSONB NOT NULL DEFAULT '{"mode": "up", "to": 0.000001}',
ADD COLUMN     "tokens_per_credit" BIGINT NOT NULL DEFAULT 10000;

-- AlterTable
ALTER TABLE "jobs" ADD COLUMN     "completion_tokens" BIGINT,
ADD COLUMN     "consumption" JSONB,
ADD COLUMN     "credit_value_nano_usd" BIGINT,
ADD COLUMN     "delivered_calls" INTEGER,
ADD COLUMN     "duration_seconds" INTEGER,
ADD COLUMN     "estimate_micro_credits" BIGINT,
ADD COLUMN     "held_micro_credits" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "maximum_micro_credits" BIGINT,
ADD COLUMN     "minimum_micro_credits" BIGINT,
ADD COLUMN     "peak_micro_credits" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "price_version_id" UUID,
ADD COLUMN     "prompt_tokens" BIGINT,
ADD COLUMN     "refunded_micro_credits" BIGINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "model_calls" ADD COLUMN     "charged_micro_credits" BIGINT,
ADD COLUMN     "error_message" TEXT,
ADD COLUMN     "reported_cost_nano_usd" BIGINT;

-- AlterTable
ALTER TABLE "credit_accounts" ADD COLUMN     "credit_limit" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "next_expiry_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "credit_entries" ADD COLUMN     "call_id" UUID,
ADD COLUMN     "debt_after" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "lot_id" BIGINT;

-- CreateTable
CREATE TABLE "price_books" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "price_books_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "price_book_versions" (
    "id" UUID NOT NULL,
    "book_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "effective_from" TIMESTAMPTZ(3),
    "credit_value_nano_usd" BIGINT NOT NULL,
    "rules" JSONB NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "price_book_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "job_types" (
    "job_type" TEXT NOT NULL,
    "margin_floor_basis_points" INTEGER,
    "margin_action" TEXT NOT NULL DEFAULT 'alert',
    "switch_to_alias" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "job_types_pkey" PRIMARY KEY ("job_type")
);

-- CreateTable
CREATE TABLE "margin_alerts" (
    "job_id" UUID NOT NULL,
    "call_id" UUID NOT NULL,
    "cost_nano_usd" BIGINT NOT NULL,
    "price_nano_usd" BIGINT NOT NULL,
    "action" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "margin_alerts_pkey" PRIMARY KEY ("job_id")
);

-- CreateTable
CREATE TABLE "credit_lots" (
    "id" BIGSERIAL NOT NULL,
    "team_id" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "priority" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "granted" BIGINT NOT NULL,
    "remaining" BIGINT NOT NULL,
    "reserved" BIGINT NOT NULL DEFAULT 0,
    "spent" BIGINT NOT NULL DEFAULT 0,
    "repaid" BIGINT NOT NULL DEFAULT 0,
    "expired" BIGINT NOT NULL DEFAULT 0,
    "payment_nano_usd" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "credit_lots_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credit_holds" (
    "id" BIGSERIAL NOT NULL,
    "job_id" UUID NOT NULL,
    "lot_id" BIGINT,
    "reserved" BIGINT NOT NULL DEFAULT 0,
    "spent" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "credit_holds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credit_days" (
    "team_id" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "spent" BIGINT NOT NULL,

    CONSTRAINT "credit_days_pkey" PRIMARY KEY ("team_id","day")
);

-- CreateTable
CREATE TABLE "team_budgets" (
    "team_id" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "limit_micro_credits" BIGINT NOT NULL,
    "hard_stop" BOOLEAN NOT NULL,
    "alert_percents" INTEGER[],
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "team_budgets_pkey" PRIMARY KEY ("team_id","period")
);

-- CreateTable
CREATE TABLE "budget_alerts" (
    "team_id" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "period_start" DATE NOT NULL,
    "percent" INTEGER NOT NULL,
    "limit_micro_credits" BIGINT NOT NULL,
    "spent_micro_credits" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "budget_alerts_pkey" PRIMARY KEY ("team_id","period","period_start","percent")
);

-- CreateTable
CREATE TABLE "usage_months" (
    "team_id" TEXT NOT NULL,
    "month" DATE NOT NULL,
    "rule" TEXT NOT NULL,
    "jobs" BIGINT NOT NULL,
    "calls" BIGINT NOT NULL,
    "tokens" BIGINT NOT NULL,

    CONSTRAINT "usage_months_pkey" PRIMARY KEY ("team_id","month","rule")
);

-- CreateTable
CREATE TABLE "usage_claims" (
    "job_id" UUID NOT NULL,
    "team_id" TEXT NOT NULL,
    "month" DATE NOT NULL,
    "rule" TEXT NOT NULL,
    "jobs_before" BIGINT NOT NULL,
    "calls_before" BIGINT NOT NULL,
    "tokens_before" BIGINT NOT NULL,
    "jobs" BIGINT NOT NULL,
    "calls" BIGINT NOT NULL,
    "tokens" BIGINT NOT NULL,

    CONSTRAINT "usage_claims_pkey" PRIMARY KEY ("job_id")
);

-- CreateTable
CREATE TABLE "auto_refills" (
    "team_id" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL,
    "amount" BIGINT NOT NULL,
    "period" TEXT NOT NULL,
    "anchor_at" TIMESTAMPTZ(3) NOT NULL,
    "generation" INTEGER NOT NULL DEFAULT 1,
    "expires_with_period" BOOLEAN NOT NULL DEFAULT false,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "auto_refills_pkey" PRIMARY KEY ("team_id")
);

-- CreateTable
CREATE TABLE "reconciliations" (
    "id" UUID NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3) NOT NULL,
    "jobs" INTEGER NOT NULL DEFAULT 0,
    "calls" INTEGER NOT NULL DEFAULT 0,
    "charged_micro_credits" BIGINT NOT NULL DEFAULT 0,
    "ledger_micro_credits" BIGINT NOT NULL DEFAULT 0,
    "cost_nano_usd" BIGINT NOT NULL DEFAULT 0,
    "reported_nano_usd" BIGINT NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "reconciliations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reconciliation_residuals" (
    "id" BIGSERIAL NOT NULL,
    "reconciliation_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "team_id" TEXT,
    "job_id" UUID,
    "call_id" UUID,
    "expected" BIGINT,
    "found" BIGINT,
    "reason" TEXT NOT NULL,

    CONSTRAINT "reconciliation_residuals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_records" (
    "scope" TEXT NOT NULL,
    "key_hash" BYTEA NOT NULL,
    "request_hash" BYTEA NOT NULL,
    "status" INTEGER,
    "reply" BYTEA,
    "claimed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_records_pkey" PRIMARY KEY ("scope","key_hash")
);

-- What there was, in the new form: every price becomes a rule of the first version of the standard book.
INSERT INTO "price_books" ("id", "name", "description", "is_default") VALUES ('standard', 'Standard', 'What every team pays that has no other book', true);

INSERT INTO "price_book_versions" ("id", "book_id", "number", "status", "effective_from", "credit_value_nano_usd", "rules", "note", "published_at")
SELECT gen_random_uuid(), 'standard', 1, 'published', '2026-01-01T00:00:00Z', 100000000, jsonb_agg(rule ORDER BY rule->>'name'), 'The first prices', now()
FROM (
  SELECT DISTINCT ON ("job_type")
    CASE WHEN "job_type" IS NULL
      THEN jsonb_build_object('name', 'default', 'match', '{}'::jsonb, 'per_job', "micro_credits_per_job" / 1000000.0)
      ELSE jsonb_build_object('name', 'job-type-' || md5("job_type"), 'match', jsonb_build_object('job_type', "job_type"), 'per_job', "micro_credits_per_job" / 1000000.0)
    END AS rule
  FROM "prices" ORDER BY "job_type", "created_at" DESC
) newest;

UPDATE "jobs" SET
  "price_version_id" = (SELECT "id" FROM "price_book_versions"),
  "credit_value_nano_usd" = 100000000,
  "estimate_micro_credits" = "price_micro_credits",
  "minimum_micro_credits" = "price_micro_credits",
  "held_micro_credits" = coalesce((SELECT sum(e."reserved") FROM "credit_entries" e WHERE e."job_id" = "jobs"."id"), 0),
  "peak_micro_credits" = coalesce((SELECT sum(e."reserved") FROM "credit_entries" e WHERE e."job_id" = "jobs"."id" AND e."kind" = 'hold'), 0),
  "delivered_calls" = CASE WHEN "completed_at" IS NOT NULL THEN (SELECT count(*) FROM "model_calls" c WHERE c."job_id" = "jobs"."id" AND c."status" = 'succeeded') END,
  "prompt_tokens" = CASE WHEN "completed_at" IS NOT NULL THEN (SELECT coalesce(sum(c."prompt_tokens"), 0) FROM "model_calls" c WHERE c."job_id" = "jobs"."id" AND c."status" = 'succeeded') END,
  "completion_tokens" = CASE WHEN "completed_at" IS NOT NULL THEN (SELECT coalesce(sum(c."completion_tokens"), 0) FROM "model_calls" c WHERE c."job_id" = "jobs"."id" AND c."status" = 'succeeded') END,
  "duration_seconds" = CASE WHEN "completed_at" IS NOT NULL THEN greatest(0, extract(epoch FROM "completed_at" - "created_at"))::int END;

ALTER TABLE "jobs"
  DROP CONSTRAINT "jobs_charge_within_price",
  DROP CONSTRAINT "jobs_price_not_negative",
  DROP COLUMN "price_id",
  DROP COLUMN "price_micro_credits",
  ALTER COLUMN "credit_value_nano_usd" SET NOT NULL,
  ALTER COLUMN "estimate_micro_credits" SET NOT NULL,
  ALTER COLUMN "minimum_micro_credits" SET NOT NULL,
  ALTER COLUMN "price_version_id" SET NOT NULL;

DROP TABLE "prices";

-- One lot for what each team had, and what each job took from it.
INSERT INTO "credit_lots" ("team_id", "source", "priority", "granted", "remaining", "reserved", "spent", "expired")
SELECT "team_id", 'purchase', 100, "granted", "available", "reserved", "spent", "expired" FROM "credit_accounts" WHERE "granted" > 0;

INSERT INTO "credit_holds" ("job_id", "lot_id", "reserved", "spent")
SELECT e."job_id", l."id", sum(e."reserved"), sum(e."spent")
FROM "credit_entries" e JOIN "credit_lots" l ON l."team_id" = e."team_id"
WHERE e."job_id" IS NOT NULL GROUP BY e."job_id", l."id";

INSERT INTO "credit_days" ("team_id", "day", "spent")
SELECT "team_id", ("created_at" AT TIME ZONE 'UTC')::date, sum("spent") FROM "credit_entries" WHERE "spent" <> 0 GROUP BY 1, 2;

-- CreateIndex
CREATE UNIQUE INDEX "price_book_versions_book_id_number_key" ON "price_book_versions"("book_id", "number");

-- CreateIndex
CREATE INDEX "margin_alerts_created_at_idx" ON "margin_alerts"("created_at" DESC);

-- CreateIndex
CREATE INDEX "credit_lots_team_id_id_idx" ON "credit_lots"("team_id", "id");

-- CreateIndex
CREATE INDEX "credit_holds_job_id_idx" ON "credit_holds"("job_id");

-- CreateIndex
CREATE INDEX "credit_holds_lot_id_idx" ON "credit_holds"("lot_id");

-- CreateIndex
CREATE INDEX "reconciliations_started_at_idx" ON "reconciliations"("started_at" DESC);

-- CreateIndex
CREATE INDEX "reconciliation_residuals_reconciliation_id_id_idx" ON "reconciliation_residuals"("reconciliation_id", "id");

-- CreateIndex
CREATE INDEX "idempotency_records_created_at_idx" ON "idempotency_records"("created_at");

-- CreateIndex
CREATE INDEX "jobs_team_id_job_type_completed_at_idx" ON "jobs"("team_id", "job_type", "completed_at" DESC);

-- CreateIndex
CREATE INDEX "jobs_completed_at_idx" ON "jobs"("completed_at");

-- AddForeignKey
ALTER TABLE "organizations" ADD CONSTRAINT "organizations_price_book_id_fkey" FOREIGN KEY ("price_book_id") REFERENCES "price_books"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "teams" ADD CONSTRAINT "teams_price_book_id_fkey" FOREIGN KEY ("price_book_id") REFERENCES "price_books"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price_book_versions" ADD CONSTRAINT "price_book_versions_book_id_fkey" FOREIGN KEY ("book_id") REFERENCES "price_books"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "job_types" ADD CONSTRAINT "job_types_switch_to_alias_fkey" FOREIGN KEY ("switch_to_alias") REFERENCES "model_aliases"("alias") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "margin_alerts" ADD CONSTRAINT "margin_alerts_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_price_version_id_fkey" FOREIGN KEY ("price_version_id") REFERENCES "price_book_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_lots" ADD CONSTRAINT "credit_lots_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_holds" ADD CONSTRAINT "credit_holds_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "jobs"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_holds" ADD CONSTRAINT "credit_holds_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "credit_lots"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_entries" ADD CONSTRAINT "credit_entries_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "credit_lots"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_budgets" ADD CONSTRAINT "team_budgets_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "usage_claims" ADD CONSTRAINT "usage_claims_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "jobs"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auto_refills" ADD CONSTRAINT "auto_refills_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reconciliation_residuals" ADD CONSTRAINT "reconciliation_residuals_reconciliation_id_fkey" FOREIGN KEY ("reconciliation_id") REFERENCES "reconciliations"("id") ON DELETE CASCADE ON UPDATE CASCADE;
