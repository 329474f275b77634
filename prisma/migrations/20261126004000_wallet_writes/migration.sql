-- What a movement of credits writes, made less. A busy wallet changes the same few rows again and again: their new versions stay in
-- their page as long as no indexed column changes and the page has room, and no index is written.

-- A job's calls are counted once when it is closed: for lists, and to see that none was delivered after it had been priced.
-- First of all: jobs is locked by it, and what moves a job's credits meanwhile reads jobs before it locks anything else.
DROP TRIGGER "bill_counts_every_call" ON "jobs";
DROP FUNCTION "bill_counts_every_call";

CREATE OR REPLACE FUNCTION "count_calls_of_job"() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  v_delivered integer;
BEGIN
  SELECT count(*), count(*) FILTER (WHERE status <> 'succeeded'), count(*) FILTER (WHERE is_delivered)
  INTO NEW.total_calls, NEW.failed_calls, v_delivered
  FROM model_calls WHERE job_id = NEW.id;
  IF v_delivered <> NEW.delivered_calls THEN
    RAISE EXCEPTION 'A call of job % was delivered after the job had been priced', NEW.id USING ERRCODE = 'serialization_failure';
  END IF;
  RETURN NEW;
END
$$;

-- Whether anything is left, as a column of its own: an index whose condition names what remains is written with every movement.
ALTER TABLE "credit_lots" ADD COLUMN "is_usable" BOOLEAN NOT NULL GENERATED ALWAYS AS ("remaining" > 0) STORED;
DROP INDEX "credit_lots_usable";
CREATE INDEX "credit_lots_usable" ON "credit_lots" ("team_id", "priority", "expires_at", "id") WHERE "is_usable";

-- One index finds a job's holds and keeps them apart, those on credit (no lot) too. By lot nobody asks.
CREATE UNIQUE INDEX "credit_holds_of_job" ON "credit_holds" ("job_id", "lot_id") NULLS NOT DISTINCT;
DROP INDEX "credit_holds_job_id_idx";
DROP INDEX "credit_holds_lot_id_idx";
DROP INDEX "credit_holds_of_lot";
DROP INDEX "credit_holds_on_credit";

-- Most entries have no key.
DROP INDEX "credit_entries_team_id_idempotency_key_key";
CREATE UNIQUE INDEX "credit_entries_once_per_key" ON "credit_entries" ("team_id", "idempotency_key") WHERE "idempotency_key" IS NOT NULL;

ALTER TABLE "credit_holds" SET (fillfactor = 80);
ALTER TABLE "jobs" SET (fillfactor = 70);

-- Takes lots that are past their time out of what is available.
CREATE OR REPLACE FUNCTION "expire_due_lots"(p_team text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  v_lot credit_lots;
  v_total bigint := 0;
BEGIN
  FOR v_lot IN
    SELECT * FROM credit_lots
    WHERE team_id = p_team AND is_usable AND expires_at <= clock_timestamp() ORDER BY id
  LOOP
    UPDATE credit_lots SET expired = expired + remaining, remaining = 0 WHERE id = v_lot.id;
    PERFORM post_entry(p_team, 'expire', p_expired => v_lot.remaining, p_lot => v_lot.id, p_reason => 'Expired');
    v_total := v_total + v_lot.remaining;
  END LOOP;
  UPDATE credit_accounts
  SET next_expiry_at = (SELECT min(expires_at) FROM credit_lots WHERE team_id = p_team AND is_usable)
  WHERE team_id = p_team;
  RETURN v_total;
END
$$;

-- Takes credits for a job, from its team's lots in their order and then on credit: held, or (p_spend) spent at once.
CREATE OR REPLACE FUNCTION "take_from_lots"(p_team text, p_job uuid, p_amount bigint, p_spend boolean) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_left bigint := p_amount;
  v_part bigint;
  v_reserved bigint;
  v_lot record;
BEGIN
  FOR v_lot IN
    SELECT id, remaining FROM credit_lots
    WHERE team_id = p_team AND is_usable ORDER BY priority, expires_at, id
  LOOP
    EXIT WHEN v_left = 0;
    v_part := least(v_left, v_lot.remaining);
    v_reserved := CASE WHEN p_spend THEN 0 ELSE v_part END;
    UPDATE credit_lots
    SET remaining = remaining - v_part, reserved = reserved + v_reserved, spent = spent + v_part - v_reserved
    WHERE id = v_lot.id;
    INSERT INTO credit_holds AS h (job_id, lot_id, reserved, spent) VALUES (p_job, v_lot.id, v_reserved, v_part - v_reserved)
    ON CONFLICT (job_id, lot_id)
    DO UPDATE SET reserved = h.reserved + excluded.reserved, spent = h.spent + excluded.spent;
    v_left := v_left - v_part;
  END LOOP;
  IF v_left > 0 THEN
    v_reserved := CASE WHEN p_spend THEN 0 ELSE v_left END;
    INSERT INTO credit_holds AS h (job_id, lot_id, reserved, spent) VALUES (p_job, NULL, v_reserved, v_left - v_reserved)
    ON CONFLICT (job_id, lot_id)
    DO UPDATE SET reserved = h.reserved + excluded.reserved, spent = h.spent + excluded.spent;
  END IF;
END
$$;

-- Brings the lots in line with the balance while a team owes, or when what it owed is given back: what remains in lots
-- is exactly what is available. Lots repay in their order; the newest repayment is undone first.
CREATE OR REPLACE FUNCTION "align_lots"(p_team text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_over bigint;
  v_part bigint;
  v_lot record;
BEGIN
  SELECT coalesce((SELECT sum(remaining) FROM credit_lots WHERE team_id = p_team AND is_usable), 0) - a.available
  INTO v_over FROM credit_accounts a WHERE a.team_id = p_team;
  FOR v_lot IN
    SELECT id, remaining FROM credit_lots
    WHERE v_over > 0 AND team_id = p_team AND is_usable ORDER BY priority, expires_at, id
  LOOP
    EXIT WHEN v_over <= 0;
    v_part := least(v_over, v_lot.remaining);
    UPDATE credit_lots SET remaining = remaining - v_part, repaid = repaid + v_part WHERE id = v_lot.id;
    v_over := v_over - v_part;
  END LOOP;
  FOR v_lot IN
    SELECT id, repaid, expires_at FROM credit_lots
    WHERE v_over < 0 AND team_id = p_team AND repaid > 0 ORDER BY id DESC
  LOOP
    EXIT WHEN v_over >= 0;
    v_part := least(-v_over, v_lot.repaid);
    UPDATE credit_lots SET remaining = remaining + v_part, repaid = repaid - v_part WHERE id = v_lot.id;
    UPDATE credit_accounts SET next_expiry_at = least(next_expiry_at, v_lot.expires_at) WHERE team_id = p_team;
    v_over := v_over + v_part;
  END LOOP;
END
$$;

-- Holds the estimates of several jobs of a team at once, where one lot has all of it: the same entries as one after the
-- other, with each row of the wallet written once. Answers the jobs it held for; the others are to be held one by one.
-- By index always: a connection keeps its plan, and one that was made while the tables were small would read all of them for ever.
-- And by the jobs' ids alone: what is asked of them besides comes after, or a plan may go through all the open jobs of the team.
CREATE OR REPLACE FUNCTION "hold_together"(p_account credit_accounts, p_jobs uuid[]) RETURNS uuid[]
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  v_jobs uuid[];
  v_sum bigint;
  v_lot bigint;
BEGIN
  WITH asked AS MATERIALIZED (SELECT * FROM jobs WHERE id = ANY (p_jobs))
  SELECT array_agg(j.id ORDER BY j.id), sum(j.estimate_micro_credits) INTO v_jobs, v_sum
  FROM asked j
  WHERE j.team_id = p_account.team_id AND j.completed_at IS NULL AND j.estimate_micro_credits > 0
    AND NOT EXISTS (SELECT FROM credit_entries e WHERE e.job_id = j.id AND e.kind = 'hold');
  SELECT l.id INTO v_lot FROM (
    SELECT id, remaining FROM credit_lots
    WHERE team_id = p_account.team_id AND is_usable ORDER BY priority, expires_at, id LIMIT 1
  ) l WHERE l.remaining >= v_sum;
  IF v_lot IS NULL OR budget_room(p_account) < v_sum THEN RETURN '{}'; END IF;
  UPDATE credit_lots SET remaining = remaining - v_sum, reserved = reserved + v_sum WHERE id = v_lot;
  UPDATE credit_accounts SET available = available - v_sum, reserved = reserved + v_sum, updated_at = now()
  WHERE team_id = p_account.team_id;
  WITH held AS (
    UPDATE jobs SET held_micro_credits = estimate_micro_credits, peak_micro_credits = estimate_micro_credits
    WHERE id = ANY (v_jobs) RETURNING id, estimate_micro_credits AS amount
  ), holds AS (
    INSERT INTO credit_holds (job_id, lot_id, reserved) SELECT id, v_lot, amount FROM held
  )
  INSERT INTO credit_entries (team_id, job_id, kind, available, reserved, available_after)
  SELECT p_account.team_id, id, 'hold', -amount, amount, p_account.available - sum(amount) OVER (ORDER BY id)
  FROM held ORDER BY id;
  RETURN v_jobs;
END
$$;

-- Takes granted credits back (a grant made by mistake): from what remains, in the lots' order. With a key: once.
-- Null when there is no such team or less is available.
CREATE OR REPLACE FUNCTION "take_back_credits"(p_team text, p_amount bigint, p_reason text, p_key text) RETURNS credit_entries LANGUAGE plpgsql AS $$
DECLARE
  v_account credit_accounts;
  v_entry credit_entries;
  v_lot record;
  v_left bigint := p_amount;
  v_part bigint;
BEGIN
  v_account := lock_account(p_team);
  SELECT * INTO v_entry FROM credit_entries WHERE team_id = p_team AND idempotency_key = p_key;
  IF FOUND THEN RETURN v_entry; END IF;
  IF v_account.team_id IS NULL OR v_account.available < p_amount THEN RETURN NULL; END IF;
  FOR v_lot IN
    SELECT id, remaining FROM credit_lots WHERE team_id = p_team AND is_usable ORDER BY priority, expires_at, id
  LOOP
    EXIT WHEN v_left = 0;
    v_part := least(v_left, v_lot.remaining);
    UPDATE credit_lots SET granted = granted - v_part, remaining = remaining - v_part WHERE id = v_lot.id;
    v_left := v_left - v_part;
  END LOOP;
  RETURN post_entry(p_team, 'adjust', p_granted => -p_amount, p_reason => p_reason, p_key => p_key);
END
$$;

-- Settles several jobs of a team at once that each hold enough in one lot: the same entries as one after the other, with
-- each row of the wallet written once. Answers the jobs it settled; the others are to be settled one by one.
-- Jobs and holds are found by the jobs' ids alone: another plan may go through all holds of the lot, or all open jobs.
CREATE OR REPLACE FUNCTION "settle_together"(p_account credit_accounts, p_settlements settlement[]) RETURNS uuid[]
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  v_charged bigint;
  v_jobs uuid[];
BEGIN
  WITH asked AS MATERIALIZED (
    SELECT s.*, j.held_micro_credits AS held, j.completed_at
    FROM unnest(p_settlements) s JOIN jobs j ON j.id = s."jobId"
  ), holding AS MATERIALIZED (
    SELECT a.*, h.id AS hold_id, h.lot_id, h.reserved, h.spent, count(*) OVER (PARTITION BY h.job_id) AS holds
    FROM asked a JOIN credit_holds h ON h.job_id = a."jobId"
  ), together AS MATERIALIZED (
    SELECT h.*, l.expires_at
    FROM holding h JOIN credit_lots l ON l.id = h.lot_id
    WHERE p_account.debt = 0 AND h.completed_at IS NULL AND h.held > 0 AND h.holds = 1
      AND h.reserved = h.held AND h.reserved >= h.charged AND h.spent = 0
      AND (l.expires_at IS NULL OR l.expires_at > clock_timestamp())
  ), account AS (
    UPDATE credit_accounts a
    SET available = a.available + t.held - t.charged, reserved = a.reserved - t.held, spent = a.spent + t.charged,
        next_expiry_at = least(a.next_expiry_at, t.expires_at), updated_at = now()
    FROM (SELECT sum(held) AS held, sum(charged) AS charged, min(expires_at) AS expires_at, count(*) AS jobs FROM together) t
    WHERE a.team_id = p_account.team_id AND t.jobs > 0
  ), lots AS (
    UPDATE credit_lots l
    SET remaining = l.remaining + t.held - t.charged, reserved = l.reserved - t.held, spent = l.spent + t.charged
    FROM (SELECT lot_id, sum(held) AS held, sum(charged) AS charged FROM together GROUP BY lot_id) t
    WHERE l.id = t.lot_id
  ), holds AS (
    UPDATE credit_holds h SET reserved = 0, spent = t.charged FROM together t WHERE h.id = t.hold_id
  ), entries AS (
    INSERT INTO credit_entries (team_id, job_id, kind, available, reserved, spent, available_after)
    SELECT p_account.team_id, "jobId", 'settle', held - charged, -held, charged,
           p_account.available + sum(held - charged) OVER (ORDER BY "jobId")
    FROM together ORDER BY "jobId"
  ), closed AS (
    UPDATE jobs j
    SET status = t.outcome, completed_at = now(), updated_at = now(), held_micro_credits = 0,
        charged_micro_credits = t.charged, cost_nano_usd = t.cost, receipt = t.receipt, delivered_calls = t.delivered,
        prompt_tokens = t."promptTokens", completion_tokens = t."completionTokens", duration_seconds = t.seconds,
        error_message = CASE WHEN t.outcome = 'completed' THEN NULL ELSE j.error_message END
    FROM together t WHERE j.id = t."jobId"
  ), orphans AS (
    UPDATE model_calls c SET status = 'failed', error_code = 'call_not_started', finished_at = now()
    FROM together t WHERE c.job_id = t."jobId" AND c.status = 'queued'
  ), shared AS (
    UPDATE model_calls c SET charged_micro_credits = share.amount
    FROM together t CROSS JOIN LATERAL unnest(t.calls, t.shares) AS share (id, amount) WHERE c.id = share.id
  )
  SELECT coalesce(sum(charged), 0), coalesce(array_agg("jobId"), '{}') INTO v_charged, v_jobs FROM together;
  PERFORM count_spending(p_account.team_id, v_charged);
  RETURN v_jobs;
END
$$;
