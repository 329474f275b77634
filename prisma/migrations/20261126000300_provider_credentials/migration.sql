ALTER TABLE "organizations" ADD COLUMN "own_keys_only" BOOLEAN NOT NULL DEFAULT false;

CREATE TABLE "provider_credentials" (
  "id" UUID NOT NULL,
  "organization_id" TEXT NOT NULL,
  "provider" TEXT NOT NULL,
  "protocol" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "key_sealed" BYTEA NOT NULL,
  "encryption_key_id" TEXT NOT NULL,
  "key_hint" TEXT NOT NULL,
  "api_base" TEXT,
  "status" TEXT NOT NULL DEFAULT 'active',
  "refused_at" TIMESTAMPTZ(3),
  "refused_status" INTEGER,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

  CONSTRAINT "provider_credentials_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "provider_credentials_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "provider_credentials_status" CHECK ("status" IN ('active', 'inactive')),
  CONSTRAINT "provider_credentials_refusal" CHECK (("refused_at" IS NULL) = ("refused_status" IS NULL))
);

CREATE UNIQUE INDEX "provider_credentials_one_active" ON "provider_credentials" ("organization_id", "provider") WHERE "status" = 'active';
CREATE INDEX "provider_credentials_encryption_key_id_idx" ON "provider_credentials" ("encryption_key_id");
