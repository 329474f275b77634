ALTER TABLE "model_calls"
  ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'chat',
  ADD COLUMN "is_streamed" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "usage_source" TEXT;

UPDATE "model_calls" SET "usage_source" = 'provider' WHERE "prompt_tokens" IS NOT NULL;

ALTER TABLE "model_calls"
  ADD COLUMN "is_delivered" BOOLEAN GENERATED ALWAYS AS (
    "status" = 'succeeded' OR "status" = 'cancelled' AND coalesce("completion_tokens", 0) > 0
  ) STORED,
  ADD CONSTRAINT "model_calls_kind" CHECK ("kind" IN ('chat', 'embedding') AND NOT ("kind" = 'embedding' AND "is_streamed")),
  ADD CONSTRAINT "model_calls_usage_source" CHECK ("usage_source" IN ('provider', 'estimated')),
  DROP CONSTRAINT "model_calls_finished_is_whole",
  ADD CONSTRAINT "model_calls_finished_is_whole" CHECK (
    ("status" = 'queued') = ("finished_at" IS NULL)
    AND ("status" <> 'succeeded' OR "reply" IS NOT NULL)
    AND ("status" IN ('succeeded', 'cancelled') OR "reply" IS NULL)
    AND ("status" IN ('failed', 'cancelled')) = ("error_code" IS NOT NULL)
  );

CREATE TABLE "wasted_attempts" (
  "call_id" UUID NOT NULL,
  "attempt" INTEGER NOT NULL,
  "reason" TEXT NOT NULL,
  "prompt_tokens" INTEGER NOT NULL,
  "completion_tokens" INTEGER NOT NULL,
  "usage_source" TEXT NOT NULL,
  "cost_nano_usd" BIGINT,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

  CONSTRAINT "wasted_attempts_pkey" PRIMARY KEY ("call_id", "attempt"),
  CONSTRAINT "wasted_attempts_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "model_calls" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "wasted_attempts_reason" CHECK ("reason" IN ('worker_lost', 'cut_off', 'invalid_reply')),
  CONSTRAINT "wasted_attempts_tokens" CHECK (
    "prompt_tokens" >= 0 AND "completion_tokens" >= 0 AND "usage_source" IN ('provider', 'estimated') AND "cost_nano_usd" >= 0
  )
);

CREATE INDEX "wasted_attempts_created_at_idx" ON "wasted_attempts" ("created_at" DESC);
