ALTER TABLE "teams" ADD COLUMN "limits" JSONB NOT NULL DEFAULT '{}';

ALTER TABLE "team_keys"
  ADD COLUMN "limits" JSONB NOT NULL DEFAULT '{}',
  ADD COLUMN "scope" TEXT NOT NULL DEFAULT 'jobs',
  ADD COLUMN "allowed_ips" TEXT[] DEFAULT ARRAY[]::TEXT[],
  ADD CONSTRAINT "team_keys_scope" CHECK ("scope" IN ('jobs', 'read_only'));

ALTER TABLE "jobs"
  ADD COLUMN "key_id" UUID,
  ADD CONSTRAINT "jobs_key_id_fkey" FOREIGN KEY ("key_id") REFERENCES "team_keys" ("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE INDEX "jobs_open_by_key" ON "jobs" ("key_id") WHERE "completed_at" IS NULL;

ALTER TABLE "model_calls" ADD COLUMN "claims" JSONB;
