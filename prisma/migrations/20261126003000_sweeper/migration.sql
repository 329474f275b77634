ALTER TABLE "teams"
  ADD COLUMN "content_retention_days" INTEGER,
  ADD CONSTRAINT "teams_content_retention" CHECK ("content_retention_days" BETWEEN 0 AND 36500);

ALTER TABLE "jobs" ADD COLUMN "content_deleted_at" TIMESTAMPTZ(3);

ALTER TABLE "model_calls"
  ADD COLUMN "swept_at" TIMESTAMPTZ(3),
  ADD COLUMN "content_deleted_at" TIMESTAMPTZ(3),
  DROP CONSTRAINT "model_calls_finished_is_whole",
  ADD CONSTRAINT "model_calls_finished_is_whole" CHECK (
    ("status" = 'queued') = ("finished_at" IS NULL)
    AND ("status" <> 'succeeded' OR "reply" IS NOT NULL OR "content_deleted_at" IS NOT NULL)
    AND ("status" IN ('succeeded', 'cancelled') OR "reply" IS NULL)
    AND ("status" IN ('failed', 'cancelled')) = ("error_code" IS NOT NULL)
  ),
  ADD CONSTRAINT "model_calls_deleted_is_gone" CHECK (
    "content_deleted_at" IS NULL OR ("reply" IS NULL AND "request" = '{}' AND "call_metadata" = '{}')
  );

CREATE INDEX "jobs_overdue" ON "jobs" ("deadline_at") WHERE "completed_at" IS NULL;
CREATE INDEX "jobs_with_content" ON "jobs" ("team_id", "completed_at")
  WHERE "completed_at" IS NOT NULL AND "content_deleted_at" IS NULL;
