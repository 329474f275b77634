ALTER TABLE "model_aliases"
  ADD COLUMN "cache_ttl_seconds" INTEGER,
  ADD COLUMN "cache_scope" TEXT NOT NULL DEFAULT 'team',
  ADD CONSTRAINT "model_aliases_cache" CHECK (
    "cache_scope" IN ('team', 'organization', 'global') AND "cache_ttl_seconds" BETWEEN 1 AND 2592000
  );

ALTER TABLE "model_calls"
  ADD COLUMN "cache_seconds" INTEGER,
  ADD COLUMN "cache" TEXT,
  ADD COLUMN "saved_cost_nano_usd" BIGINT,
  ADD COLUMN "priced_cost_nano_usd" BIGINT GENERATED ALWAYS AS (coalesce("saved_cost_nano_usd", "cost_nano_usd")) STORED,
  ADD CONSTRAINT "model_calls_cache" CHECK (
    "cache" IN ('hit', 'miss') AND "cache_seconds" >= 0 AND "saved_cost_nano_usd" >= 0
    AND ("saved_cost_nano_usd" IS NULL OR "cache" IS NOT DISTINCT FROM 'hit')
  ),
  DROP CONSTRAINT "model_calls_cost_is_never_silently_zero",
  ADD CONSTRAINT "model_calls_cost_is_never_silently_zero" CHECK (
    "cost_source" IN ('litellm', 'alias_price', 'operator', 'cache', 'unpriced')
    AND ("status" <> 'succeeded' OR "cost_source" IS NOT NULL)
    AND ("cost_nano_usd" IS NULL) = ("cost_source" IS NULL OR "cost_source" = 'unpriced')
    AND "cost_nano_usd" >= 0
    AND ("cost_source" IS DISTINCT FROM 'cache' OR "cost_nano_usd" = 0 AND "cache" IS NOT DISTINCT FROM 'hit')
  );

CREATE INDEX "model_calls_cache_idx" ON "model_calls" ("finished_at") WHERE "cache" IS NOT NULL;

-- A job is closed by one statement and priced by what was read before it: a reply that came from the cache in between would
-- be given away. Whoever closes a job must have counted all of it; otherwise it is to be priced again.
CREATE FUNCTION "bill_counts_every_call"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count(*) FROM model_calls WHERE job_id = NEW.id AND is_delivered) <> NEW.delivered_calls THEN
    RAISE EXCEPTION 'A call of job % was delivered after the job had been priced', NEW.id USING ERRCODE = 'serialization_failure';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER "bill_counts_every_call" BEFORE UPDATE ON "jobs"
  FOR EACH ROW WHEN (OLD."completed_at" IS NULL AND NEW."completed_at" IS NOT NULL AND NEW."delivered_calls" IS NOT NULL)
  EXECUTE FUNCTION "bill_counts_every_call"();
