-- How many calls a job had and how many of them failed, for lists: counted when it is closed.
ALTER TABLE "jobs"
  ADD COLUMN "total_calls" INTEGER,
  ADD COLUMN "failed_calls" INTEGER,
  ADD COLUMN "price_nano_usd" BIGINT GENERATED ALWAYS AS (
    div(("charged_micro_credits" - "refunded_micro_credits")::numeric * "credit_value_nano_usd", 1000000)
  ) STORED,
  ADD COLUMN "margin_nano_usd" BIGINT GENERATED ALWAYS AS (
    div(("charged_micro_credits" - "refunded_micro_credits")::numeric * "credit_value_nano_usd", 1000000) - "cost_nano_usd"
  ) STORED;

UPDATE "jobs" j SET "total_calls" = coalesce(c.total, 0), "failed_calls" = coalesce(c.failed, 0)
FROM "jobs" closed
LEFT JOIN (
  SELECT "job_id", count(*) AS total, count(*) FILTER (WHERE "status" IN ('failed', 'cancelled')) AS failed
  FROM "model_calls" GROUP BY "job_id"
) c ON c."job_id" = closed."id"
WHERE closed."id" = j."id" AND closed."completed_at" IS NOT NULL;

CREATE FUNCTION "count_calls_of_job"() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  SELECT count(*), count(*) FILTER (WHERE status <> 'succeeded') INTO NEW.total_calls, NEW.failed_calls
  FROM model_calls WHERE job_id = NEW.id;
  RETURN NEW;
END
$$;

CREATE TRIGGER "count_calls_of_job" BEFORE UPDATE ON "jobs"
  FOR EACH ROW WHEN (OLD."completed_at" IS NULL AND NEW."completed_at" IS NOT NULL)
  EXECUTE FUNCTION "count_calls_of_job"();

-- Every change of a job or call that counts, whatever program makes it, adds what it changes to usage_deltas, in its own transaction.
-- By index always: a connection keeps its plan, and one that was made while the tables were small would read all of them for ever.

CREATE FUNCTION "count_new_job"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO usage_deltas (hour, organization_id, team_id, job_type, alias, jobs_created)
  VALUES (hour_of(NEW.created_at), NEW.organization_id, NEW.team_id, NEW.job_type, '', 1);
  RETURN NULL;
END
$$;

CREATE TRIGGER "count_new_job" AFTER INSERT ON "jobs" FOR EACH ROW EXECUTE FUNCTION "count_new_job"();

-- The money of a closed job, p_times: 1 to count it, -1 to take it back. Most jobs call one alias at most: there is nothing to cut.
CREATE FUNCTION "count_job_money"(p_job jobs, p_times integer) RETURNS void LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  v_calls record;
  v_price numeric := div((p_job.charged_micro_credits - p_job.refunded_micro_credits)::numeric * p_job.credit_value_nano_usd, 1000000);
  v_lost boolean := p_job.status <> 'completed' AND p_job.charged_micro_credits = 0;
  v_whole integer;
BEGIN
  SELECT min(c.alias) AS alias, max(c.alias) AS last_alias, coalesce(sum(c.cost_nano_usd), 0) AS cost,
         coalesce(sum(c.charged_micro_credits), 0) AS share,
         coalesce(sum((SELECT sum(w.cost_nano_usd) FROM wasted_attempts w WHERE w.call_id = c.id)), 0) AS waste
  INTO v_calls FROM model_calls c WHERE c.job_id = p_job.id;
  IF v_calls.alias IS DISTINCT FROM v_calls.last_alias THEN
    INSERT INTO usage_deltas (hour, organization_id, team_id, job_type, alias, jobs_completed, jobs_failed, jobs_cancelled, jobs_expired)
    VALUES (hour_of(p_job.completed_at), p_job.organization_id, p_job.team_id, p_job.job_type, '',
            p_times * (p_job.status = 'completed')::int, p_times * (p_job.status = 'failed')::int,
            p_times * (p_job.status = 'cancelled')::int, p_times * (p_job.status = 'expired')::int);
    INSERT INTO usage_deltas (hour, organization_id, team_id, job_type, alias, charged_micro_credits, refunded_micro_credits,
                              price_nano_usd, cost_nano_usd, loss_nano_usd, waste_nano_usd)
    SELECT hour_of(p_job.completed_at), p_job.organization_id, p_job.team_id, p_job.job_type, m.alias, p_times * m.charged,
           p_times * m.refunded, p_times * m.price, p_times * m.cost, p_times * m.loss, p_times * m.waste
    FROM job_money(p_job.id, p_job.charged_micro_credits, p_job.refunded_micro_credits, p_job.credit_value_nano_usd,
                   p_job.cost_nano_usd, v_lost) m;
    RETURN;
  END IF;
  v_whole := CASE WHEN v_calls.share > 0 THEN 0 ELSE p_times END;
  INSERT INTO usage_deltas (hour, organization_id, team_id, job_type, alias, jobs_completed, jobs_failed, jobs_cancelled, jobs_expired,
                            charged_micro_credits, refunded_micro_credits, price_nano_usd, cost_nano_usd, loss_nano_usd)
  VALUES (hour_of(p_job.completed_at), p_job.organization_id, p_job.team_id, p_job.job_type, '',
          p_times * (p_job.status = 'completed')::int, p_times * (p_job.status = 'failed')::int,
          p_times * (p_job.status = 'cancelled')::int, p_times * (p_job.status = 'expired')::int,
          v_whole * p_job.charged_micro_credits, v_whole * p_job.refunded_micro_credits, v_whole * v_price,
          p_times * (p_job.cost_nano_usd - v_calls.cost),
          CASE WHEN v_lost THEN p_times * (p_job.cost_nano_usd - v_calls.cost) ELSE 0 END);
  IF v_calls.alias IS NOT NULL THEN
    INSERT INTO usage_deltas (hour, organization_id, team_id, job_type, alias, charged_micro_credits, refunded_micro_credits,
                              price_nano_usd, cost_nano_usd, loss_nano_usd, waste_nano_usd)
    VALUES (hour_of(p_job.completed_at), p_job.organization_id, p_job.team_id, p_job.job_type, v_calls.alias,
            (p_times - v_whole) * p_job.charged_micro_credits, (p_times - v_whole) * p_job.refunded_micro_credits,
            (p_times - v_whole) * v_price, p_times * v_calls.cost, CASE WHEN v_lost THEN p_times * v_calls.cost ELSE 0 END,
            p_times * v_calls.waste);
  END IF;
END
$$;

CREATE FUNCTION "count_closed_job"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM count_job_money(NEW, 1);
  RETURN NULL;
END
$$;

-- At the end of the transaction: only then all of the job's calls have their shares.
CREATE CONSTRAINT TRIGGER "count_closed_job" AFTER UPDATE ON "jobs" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD."completed_at" IS NULL AND NEW."completed_at" IS NOT NULL)
  EXECUTE FUNCTION "count_closed_job"();

CREATE CONSTRAINT TRIGGER "count_job_closed_before" AFTER INSERT ON "jobs" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW."completed_at" IS NOT NULL)
  EXECUTE FUNCTION "count_closed_job"();

-- What changes after a job was closed: a refund. Its cost follows from its calls, below.
CREATE FUNCTION "count_corrected_job"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  v_before jobs := OLD;
BEGIN
  v_before.cost_nano_usd := NEW.cost_nano_usd;
  PERFORM count_job_money(v_before, -1);
  PERFORM count_job_money(NEW, 1);
  RETURN NULL;
END
$$;

CREATE TRIGGER "count_corrected_job" AFTER UPDATE ON "jobs"
  FOR EACH ROW WHEN (
    OLD."completed_at" IS NOT NULL
    AND (OLD."refunded_micro_credits", OLD."charged_micro_credits") IS DISTINCT FROM (NEW."refunded_micro_credits", NEW."charged_micro_credits")
  )
  EXECUTE FUNCTION "count_corrected_job"();

-- Cost of a closed job that is now another's: of the job as a whole, or of one alias.
CREATE FUNCTION "count_cost"(p_job jobs, p_alias text, p_cost bigint, p_waste bigint) RETURNS void LANGUAGE sql AS $$
  INSERT INTO usage_deltas (hour, organization_id, team_id, job_type, alias, cost_nano_usd, loss_nano_usd, waste_nano_usd)
  VALUES (hour_of(p_job.completed_at), p_job.organization_id, p_job.team_id, p_job.job_type, p_alias, p_cost,
          CASE WHEN p_job.status <> 'completed' AND p_job.charged_micro_credits = 0 THEN p_cost ELSE 0 END, p_waste)
$$;

CREATE FUNCTION "count_job_cost"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM count_cost(NEW, '', NEW.cost_nano_usd - OLD.cost_nano_usd, 0);
  RETURN NULL;
END
$$;

CREATE TRIGGER "count_job_cost" AFTER UPDATE ON "jobs"
  FOR EACH ROW WHEN (OLD."completed_at" IS NOT NULL AND OLD."cost_nano_usd" IS DISTINCT FROM NEW."cost_nano_usd")
  EXECUTE FUNCTION "count_job_cost"();

CREATE FUNCTION "count_ended_call"() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  INSERT INTO usage_deltas (hour, organization_id, team_id, job_type, alias, succeeded_calls, failed_calls, cancelled_calls,
                            unpriced_calls, cache_lookups, cache_hits, prompt_tokens, completion_tokens, latency_ms,
                            saved_nano_usd, latencies)
  SELECT hour, organization_id, team_id, job_type, alias, succeeded_calls, failed_calls, cancelled_calls, unpriced_calls,
         cache_lookups, cache_hits, prompt_tokens, completion_tokens, latency_ms, saved_nano_usd, latencies
  FROM usage_of_calls WHERE call_id = NEW.id;
  RETURN NULL;
END
$$;

CREATE TRIGGER "count_ended_call" AFTER UPDATE ON "model_calls"
  FOR EACH ROW WHEN (OLD."status" = 'queued' AND NEW."status" <> 'queued')
  EXECUTE FUNCTION "count_ended_call"();

CREATE TRIGGER "count_call_ended_before" AFTER INSERT ON "model_calls"
  FOR EACH ROW WHEN (NEW."status" <> 'queued')
  EXECUTE FUNCTION "count_ended_call"();

-- A call that is given another cost after it ended: of an alias, what its job as a whole no longer has.
CREATE FUNCTION "count_call_cost"() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  v_job jobs;
  v_cost bigint := coalesce(NEW.cost_nano_usd, 0) - coalesce(OLD.cost_nano_usd, 0);
BEGIN
  SELECT * INTO v_job FROM jobs WHERE id = NEW.job_id;
  INSERT INTO usage_deltas (hour, organization_id, team_id, job_type, alias, unpriced_calls)
  VALUES (hour_of(NEW.finished_at), v_job.organization_id, v_job.team_id, v_job.job_type, NEW.alias,
          (NEW.cost_source IS NOT DISTINCT FROM 'unpriced')::int - (OLD.cost_source IS NOT DISTINCT FROM 'unpriced')::int);
  IF v_job.completed_at IS NOT NULL THEN
    PERFORM count_cost(v_job, NEW.alias, v_cost, 0), count_cost(v_job, '', -v_cost, 0);
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER "count_call_cost" AFTER UPDATE ON "model_calls"
  FOR EACH ROW WHEN (
    OLD."status" <> 'queued'
    AND (OLD."cost_nano_usd", OLD."cost_source") IS DISTINCT FROM (NEW."cost_nano_usd", NEW."cost_source")
  )
  EXECUTE FUNCTION "count_call_cost"();

-- Waste of an open job is counted when that is closed, also when it was closed in this very transaction: that is counted at
-- its end. The lock waits for one that is being closed by another.
CREATE FUNCTION "count_late_waste"() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  v_job jobs;
  v_call model_calls;
  v_counts_later boolean;
BEGIN
  SELECT * INTO v_call FROM model_calls WHERE id = NEW.call_id;
  SELECT * INTO v_job FROM jobs WHERE id = v_call.job_id FOR SHARE;
  SELECT xmin = pg_current_xact_id()::xid INTO v_counts_later FROM jobs WHERE id = v_call.job_id;
  IF v_job.completed_at IS NOT NULL AND NOT v_counts_later THEN
    PERFORM count_cost(v_job, v_call.alias, 0, NEW.cost_nano_usd);
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER "count_late_waste" AFTER INSERT ON "wasted_attempts"
  FOR EACH ROW WHEN (NEW."cost_nano_usd" IS NOT NULL)
  EXECUTE FUNCTION "count_late_waste"();

SELECT recount_usage();
