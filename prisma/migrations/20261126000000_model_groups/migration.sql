ALTER TABLE "access_groups"
  ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'access',
  ADD CONSTRAINT "access_groups_kind" CHECK ("kind" IN ('access', 'fallback'));

ALTER TABLE "job_types" ADD COLUMN "default_model" TEXT;
