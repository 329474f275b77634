CREATE TABLE "litellm_keys" (
  "id" UUID NOT NULL,
  "team_id" TEXT NOT NULL,
  "status" TEXT NOT NULL DEFAULT 'new',
  "key_sealed" BYTEA NOT NULL,
  "encryption_key_id" TEXT NOT NULL,
  "models" TEXT[] DEFAULT ARRAY[]::TEXT[],
  "terms_digest" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "retired_at" TIMESTAMPTZ(3),

  CONSTRAINT "litellm_keys_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "litellm_keys_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "litellm_keys_status" CHECK ("status" IN ('new', 'active', 'retired')),
  CONSTRAINT "litellm_keys_retirement" CHECK (("status" = 'retired') = ("retired_at" IS NOT NULL)),
  CONSTRAINT "litellm_keys_active_has_terms" CHECK ("status" <> 'active' OR "terms_digest" IS NOT NULL)
);

CREATE UNIQUE INDEX "litellm_keys_one_new" ON "litellm_keys" ("team_id") WHERE "status" = 'new';
CREATE UNIQUE INDEX "litellm_keys_one_active" ON "litellm_keys" ("team_id") WHERE "status" = 'active';
CREATE INDEX "litellm_keys_team_id_idx" ON "litellm_keys" ("team_id");
CREATE INDEX "litellm_keys_encryption_key_id_idx" ON "litellm_keys" ("encryption_key_id");
