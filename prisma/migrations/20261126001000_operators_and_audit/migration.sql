ALTER TABLE "operators"
  ADD COLUMN "metadata" JSONB NOT NULL DEFAULT '{}',
  ADD COLUMN "created_by" UUID,
  ADD CONSTRAINT "operators_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "operators" ("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Sessions that are open now ended after twelve hours; they stay within that and begin to end when nobody uses them.
ALTER TABLE "operator_sessions"
  ADD COLUMN "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ADD COLUMN "address" TEXT,
  ADD COLUMN "user_agent" TEXT;

CREATE TABLE "setup_tokens" (
  "id" INTEGER NOT NULL DEFAULT 1,
  "token_hash" BYTEA NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "setup_tokens_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "setup_tokens_only_one" CHECK ("id" = 1),
  CONSTRAINT "setup_tokens_hash_is_sha256" CHECK (octet_length("token_hash") = 32)
);

CREATE TABLE "audit_entries" (
  "id" BIGSERIAL NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "operator_id" UUID,
  "operator_name" TEXT NOT NULL,
  "action" TEXT NOT NULL,
  "target_kind" TEXT NOT NULL,
  "target_id" TEXT,
  "before" JSONB,
  "after" JSONB,
  "request_id" TEXT NOT NULL,
  "address" TEXT NOT NULL,
  CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "audit_entries_target_kind_target_id_id_idx" ON "audit_entries" ("target_kind", "target_id", "id" DESC);
CREATE INDEX "audit_entries_operator_id_id_idx" ON "audit_entries" ("operator_id", "id" DESC);
CREATE INDEX "audit_entries_at_idx" ON "audit_entries" ("at");

CREATE FUNCTION "audit_entries_are_final"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_entries is append-only: % is refused', TG_OP;
END
$$;

CREATE TRIGGER "audit_entries_append_only"
  BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_entries"
  FOR EACH STATEMENT EXECUTE FUNCTION "audit_entries_are_final"();
