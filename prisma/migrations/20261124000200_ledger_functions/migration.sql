-- Every movement of credits. Each function locks its team's account first, so that movements of one team follow one another,
-- looks again whether it was done before, and writes entry, balance, lots and job together: a repeat finds it done and changes nothing.
-- All amounts are micro-credits.

-- Takes lots that are past their time out of what is available.
CREATE FUNCTION "expire_due_lots"(p_team text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  v_lot credit_lots;
  v_total bigint := 0;
BEGIN
  FOR v_lot IN
    SELECT * FROM credit_lots
    WHERE team_id = p_team AND remaining > 0 AND expires_at <= clock_timestamp() ORDER BY id
  LOOP
    UPDATE credit_lots SET expired = expired + remaining, remaining = 0 WHERE id = v_lot.id;
    PERFORM post_entry(p_team, 'expire', p_expired => v_lot.remaining, p_lot => v_lot.id, p_reason => 'Expired');
    v_total := v_total + v_lot.remaining;
  END LOOP;
  UPDATE credit_accounts
  SET next_expiry_at = (SELECT min(expires_at) FROM credit_lots WHERE team_id = p_team AND remaining > 0)
  WHERE team_id = p_team;
  RETURN v_total;
END
$$;

-- The team's account, locked until the transaction ends, with what is due expired.
CREATE FUNCTION "lock_account"(p_team text) RETURNS credit_accounts LANGUAGE plpgsql AS $$
DECLARE
  v_account credit_accounts;
BEGIN
  SELECT * INTO v_account FROM credit_accounts WHERE team_id = p_team FOR UPDATE;
  IF v_account.next_expiry_at <= clock_timestamp() THEN
    PERFORM expire_due_lots(p_team);
    SELECT * INTO v_account FROM credit_accounts WHERE team_id = p_team;
  END IF;
  RETURN v_account;
END
$$;

-- Writes one entry and the balance it leads to. What a team has beyond what it owes follows from the other parts:
-- granted − reserved − spent − expired = available − debt, and only one of the two is ever above zero.
CREATE FUNCTION "post_entry"(
  p_team text, p_kind text, p_granted bigint DEFAULT 0, p_reserved bigint DEFAULT 0, p_spent bigint DEFAULT 0,
  p_expired bigint DEFAULT 0, p_job uuid DEFAULT NULL, p_step int DEFAULT 0, p_call uuid DEFAULT NULL,
  p_lot bigint DEFAULT NULL, p_reason text DEFAULT NULL, p_key text DEFAULT NULL
) RETURNS credit_entries LANGUAGE plpgsql AS $$
DECLARE
  v_entry credit_entries;
BEGIN
  WITH before AS (
    SELECT available, debt, available - debt + p_granted - p_reserved - p_spent - p_expired AS net
    FROM credit_accounts WHERE team_id = p_team
  ), account AS (
    UPDATE credit_accounts a
    SET granted = a.granted + p_granted, reserved = a.reserved + p_reserved, spent = a.spent + p_spent,
        expired = a.expired + p_expired, available = greatest(before.net, 0), debt = greatest(-before.net, 0),
        updated_at = now()
    FROM before WHERE a.team_id = p_team
  )
  INSERT INTO credit_entries (team_id, job_id, call_id, lot_id, kind, step, granted, available, reserved, spent, expired,
                              debt, available_after, debt_after, reason, idempotency_key)
  SELECT p_team, p_job, p_call, p_lot, p_kind, p_step, p_granted, greatest(net, 0) - available, p_reserved, p_spent,
         p_expired, greatest(-net, 0) - debt, greatest(net, 0), greatest(-net, 0), p_reason, p_key
  FROM before
  RETURNING * INTO v_entry;
  RETURN v_entry;
END
$$;

-- Takes credits for a job, from its team's lots in their order and then on credit: held, or (p_spend) spent at once.
CREATE FUNCTION "take_from_lots"(p_team text, p_job uuid, p_amount bigint, p_spend boolean) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_left bigint := p_amount;
  v_part bigint;
  v_reserved bigint;
  v_lot record;
BEGIN
  FOR v_lot IN
    SELECT id, remaining FROM credit_lots
    WHERE team_id = p_team AND remaining > 0 ORDER BY priority, expires_at, id
  LOOP
    EXIT WHEN v_left = 0;
    v_part := least(v_left, v_lot.remaining);
    v_reserved := CASE WHEN p_spend THEN 0 ELSE v_part END;
    UPDATE credit_lots
    SET remaining = remaining - v_part, reserved = reserved + v_reserved, spent = spent + v_part - v_reserved
    WHERE id = v_lot.id;
    INSERT INTO credit_holds AS h (job_id, lot_id, reserved, spent) VALUES (p_job, v_lot.id, v_reserved, v_part - v_reserved)
    ON CONFLICT (job_id, lot_id) WHERE lot_id IS NOT NULL
    DO UPDATE SET reserved = h.reserved + excluded.reserved, spent = h.spent + excluded.spent;
    v_left := v_left - v_part;
  END LOOP;
  IF v_left > 0 THEN
    v_reserved := CASE WHEN p_spend THEN 0 ELSE v_left END;
    INSERT INTO credit_holds AS h (job_id, lot_id, reserved, spent) VALUES (p_job, NULL, v_reserved, v_left - v_reserved)
    ON CONFLICT (job_id) WHERE lot_id IS NULL
    DO UPDATE SET reserved = h.reserved + excluded.reserved, spent = h.spent + excluded.spent;
  END IF;
END
$$;

-- Brings the lots in line with the balance while a team owes, or when what it owed is given back: what remains in lots
-- is exactly what is available. Lots repay in their order; the newest repayment is undone first.
CREATE FUNCTION "align_lots"(p_team text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_over bigint;
  v_part bigint;
  v_lot record;
BEGIN
  SELECT coalesce((SELECT sum(remaining) FROM credit_lots WHERE team_id = p_team AND remaining > 0), 0) - a.available
  INTO v_over FROM credit_accounts a WHERE a.team_id = p_team;
  FOR v_lot IN
    SELECT id, remaining FROM credit_lots
    WHERE v_over > 0 AND team_id = p_team AND remaining > 0 ORDER BY priority, expires_at, id
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

-- What a movement that gave credits back or took them on credit leaves to do.
CREATE FUNCTION "finish_movement"(p_before credit_accounts, p_returned boolean) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_after credit_accounts;
BEGIN
  SELECT * INTO v_after FROM credit_accounts WHERE team_id = p_before.team_id;
  IF p_before.debt > 0 OR v_after.debt > 0 OR p_returned THEN
    PERFORM align_lots(p_before.team_id);
    SELECT * INTO v_after FROM credit_accounts WHERE team_id = p_before.team_id;
  END IF;
  IF v_after.next_expiry_at <= clock_timestamp() THEN
    PERFORM expire_due_lots(p_before.team_id);
  END IF;
END
$$;

-- The first day (UTC) of the period that p_at is in. Weeks begin on Monday.
CREATE FUNCTION "period_start"(p_period text, p_at timestamptz) RETURNS date LANGUAGE sql IMMUTABLE AS $$
  SELECT date_trunc(p_period, p_at AT TIME ZONE 'UTC')::date
$$;

-- What a team's hard budgets leave it to spend, or null without one. Open holds count as spent.
CREATE FUNCTION "budget_room"(p_account credit_accounts) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT min(b.limit_micro_credits - p_account.reserved - coalesce((
    SELECT sum(d.spent) FROM credit_days d
    WHERE d.team_id = b.team_id AND d.day >= period_start(b.period, now())
  ), 0))::bigint
  FROM team_budgets b WHERE b.team_id = p_account.team_id AND b.hard_stop
$$;

-- What a team was charged (or, below zero, refunded) today, and the alerts that leads to.
CREATE FUNCTION "count_spending"(p_team text, p_amount bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF p_amount = 0 THEN RETURN; END IF;
  INSERT INTO credit_days AS d (team_id, day, spent) VALUES (p_team, period_start('day', now()), p_amount)
  ON CONFLICT (team_id, day) DO UPDATE SET spent = d.spent + excluded.spent;
  INSERT INTO budget_alerts (team_id, period, period_start, percent, limit_micro_credits, spent_micro_credits)
  SELECT b.team_id, b.period, period_start(b.period, now()), percent, b.limit_micro_credits, s.spent
  FROM team_budgets b
  CROSS JOIN LATERAL unnest(b.alert_percents) percent
  CROSS JOIN LATERAL (
    SELECT sum(d.spent) AS spent FROM credit_days d
    WHERE d.team_id = b.team_id AND d.day >= period_start(b.period, now())
  ) s
  WHERE b.team_id = p_team AND s.spent * 100 >= b.limit_micro_credits::numeric * percent
  ON CONFLICT DO NOTHING;
END
$$;

CREATE TYPE "hold_result" AS (
  job_id uuid,
  outcome text,     -- held, credits (too few), budget (used up), none (no such open job)
  needed bigint,    -- what was asked for at least
  room bigint,      -- what could be held
  available bigint,
  reserved bigint,
  held bigint,      -- what the job holds now
  open_jobs int     -- how many jobs hold the reserved credits; counted only when refused
);

-- Holds more credits for a job, if the team has room for p_least of the p_wanted.
CREATE FUNCTION "hold_more"(
  p_account credit_accounts, p_job uuid, p_kind text, p_step int, p_call uuid, p_least bigint, p_wanted bigint
) RETURNS hold_result LANGUAGE plpgsql AS $$
DECLARE
  v_room bigint := p_account.available - p_account.debt + p_account.credit_limit;
  v_budget bigint := budget_room(p_account);
  v_amount bigint;
  v_result hold_result;
BEGIN
  v_result.job_id := p_job;
  v_result.needed := greatest(p_least, least(p_wanted, 1));
  v_result.room := least(v_room, v_budget);
  v_result.available := p_account.available;
  v_result.reserved := p_account.reserved;
  IF v_result.room < v_result.needed THEN
    v_result.outcome := CASE WHEN v_room < v_result.needed THEN 'credits' ELSE 'budget' END;
    SELECT count(*) INTO v_result.open_jobs FROM jobs
    WHERE team_id = p_account.team_id AND status IN ('pending', 'in_progress') AND held_micro_credits > 0;
    RETURN v_result;
  END IF;
  v_amount := least(p_wanted, v_result.room);
  IF v_amount > 0 THEN
    PERFORM take_from_lots(p_account.team_id, p_job, v_amount, false);
  END IF;
  PERFORM post_entry(p_account.team_id, p_kind, p_reserved => v_amount, p_job => p_job, p_step => p_step, p_call => p_call);
  UPDATE jobs
  SET held_micro_credits = held_micro_credits + v_amount, peak_micro_credits = held_micro_credits + v_amount
  WHERE id = p_job RETURNING held_micro_credits INTO v_result.held;
  v_result.outcome := 'held';
  RETURN v_result;
END
$$;

-- Holds what a new job is estimated to cost, or what its team has, if that is at least the job's minimum. Once.
CREATE FUNCTION "hold_credits"(p_job uuid) RETURNS hold_result LANGUAGE plpgsql AS $$
DECLARE
  v_team text := (SELECT team_id FROM jobs WHERE id = p_job);
  v_account credit_accounts;
  v_job jobs;
BEGIN
  v_account := lock_account(v_team);
  SELECT * INTO v_job FROM jobs WHERE id = p_job;
  IF EXISTS (SELECT FROM credit_entries WHERE job_id = p_job AND kind = 'hold' AND step = 0) THEN
    RETURN (p_job, 'held', NULL, NULL, NULL, NULL, v_job.held_micro_credits, NULL)::hold_result;
  END IF;
  IF v_job.id IS NULL OR v_job.completed_at IS NOT NULL THEN
    RETURN (p_job, 'none', v_job.minimum_micro_credits, NULL, v_account.available, v_account.reserved, 0, NULL)::hold_result;
  END IF;
  RETURN hold_more(v_account, p_job, 'hold', 0, NULL, v_job.minimum_micro_credits, v_job.estimate_micro_credits);
END
$$;

-- Holds the estimates of several jobs of a team at once, where one lot has all of it: the same entries as one after the
-- other, with each row of the wallet written once. Answers the jobs it held for; the others are to be held one by one.
-- By index always: a connection keeps its plan, and one that was made while the tables were small would read all of them for ever.
CREATE FUNCTION "hold_together"(p_account credit_accounts, p_jobs uuid[]) RETURNS uuid[]
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  v_jobs uuid[];
  v_sum bigint;
  v_lot bigint;
BEGIN
  SELECT array_agg(j.id ORDER BY j.id), sum(j.estimate_micro_credits) INTO v_jobs, v_sum
  FROM jobs j
  WHERE j.id = ANY (p_jobs) AND j.team_id = p_account.team_id AND j.completed_at IS NULL AND j.estimate_micro_credits > 0
    AND NOT EXISTS (SELECT FROM credit_entries e WHERE e.job_id = j.id AND e.kind = 'hold');
  SELECT l.id INTO v_lot FROM (
    SELECT id, remaining FROM credit_lots
    WHERE team_id = p_account.team_id AND remaining > 0 ORDER BY priority, expires_at, id LIMIT 1
  ) l WHERE l.remaining >= v_sum;
  IF v_lot IS NULL OR budget_room(p_account) < v_sum THEN RETURN '{}'; END IF;
  UPDATE credit_lots SET remaining = remaining - v_sum, reserved = reserved + v_sum WHERE id = v_lot;
  UPDATE credit_accounts SET available = available - v_sum, reserved = reserved + v_sum, updated_at = now()
  WHERE team_id = p_account.team_id;
  INSERT INTO credit_holds (job_id, lot_id, reserved)
  SELECT id, v_lot, estimate_micro_credits FROM jobs WHERE id = ANY (v_jobs);
  INSERT INTO credit_entries (team_id, job_id, kind, available, reserved, available_after)
  SELECT team_id, id, 'hold', -estimate_micro_credits, estimate_micro_credits,
         p_account.available - sum(estimate_micro_credits) OVER (ORDER BY id)
  FROM jobs WHERE id = ANY (v_jobs) ORDER BY id;
  UPDATE jobs SET held_micro_credits = estimate_micro_credits, peak_micro_credits = estimate_micro_credits
  WHERE id = ANY (v_jobs);
  RETURN v_jobs;
END
$$;

-- Holds for many jobs in one transaction, team by team in one order, so that two such transactions never wait for each other.
CREATE FUNCTION "hold_credits_of"(p_jobs uuid[]) RETURNS SETOF hold_result
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  v_team record;
  v_held uuid[];
BEGIN
  FOR v_team IN
    SELECT j.team_id, array_agg(asked.id ORDER BY asked.place) AS jobs
    FROM unnest(p_jobs) WITH ORDINALITY asked (id, place) LEFT JOIN jobs j ON j.id = asked.id
    GROUP BY j.team_id ORDER BY j.team_id
  LOOP
    v_held := '{}';
    IF cardinality(v_team.jobs) > 1 AND v_team.team_id IS NOT NULL THEN
      v_held := hold_together(lock_account(v_team.team_id), v_team.jobs);
    END IF;
    RETURN QUERY
      SELECT id, 'held', NULL::bigint, NULL::bigint, NULL::bigint, NULL::bigint, held_micro_credits, NULL::int
      FROM jobs WHERE id = ANY (v_held);
    RETURN QUERY
      SELECT held.* FROM unnest(v_team.jobs) AS asked (id), hold_credits(asked.id) AS held
      WHERE NOT asked.id = ANY (v_held);
  END LOOP;
END
$$;

-- Raises what a job holds in all to p_wanted, or at least p_least, for a call that is about to be made. Once per call.
CREATE FUNCTION "grow_hold"(p_job uuid, p_call uuid, p_least bigint, p_wanted bigint) RETURNS hold_result LANGUAGE plpgsql AS $$
DECLARE
  v_team text := (SELECT team_id FROM jobs WHERE id = p_job);
  v_account credit_accounts;
  v_job jobs;
  v_step int;
BEGIN
  v_account := lock_account(v_team);
  SELECT * INTO v_job FROM jobs WHERE id = p_job;
  IF v_job.completed_at IS NOT NULL OR NOT EXISTS (SELECT FROM credit_entries WHERE job_id = p_job AND kind = 'hold') THEN
    RETURN (p_job, 'none', p_least, NULL, v_account.available, v_account.reserved, 0, NULL)::hold_result;
  END IF;
  IF v_job.held_micro_credits >= p_least OR EXISTS (SELECT FROM credit_entries WHERE call_id = p_call) THEN
    RETURN (p_job, 'held', NULL, NULL, NULL, NULL, v_job.held_micro_credits, NULL)::hold_result;
  END IF;
  SELECT count(*) + 1 INTO v_step FROM credit_entries WHERE job_id = p_job AND kind = 'grow';
  RETURN hold_more(v_account, p_job, 'grow', v_step, p_call,
                   p_least - v_job.held_micro_credits, greatest(p_least, p_wanted) - v_job.held_micro_credits);
END
$$;

-- Ends a job: its charge is spent, from what it held and, where that is too little, from what the team has or on credit;
-- the rest of its hold goes back to the very lots it came from. Once: false when the job was closed or never opened.
CREATE FUNCTION "settle_job"(
  p_job uuid, p_outcome text, p_charged bigint, p_cost bigint, p_receipt jsonb, p_delivered int, p_prompt_tokens bigint,
  p_completion_tokens bigint, p_seconds int, p_calls uuid[], p_shares bigint[]
) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  v_team text := (SELECT team_id FROM jobs WHERE id = p_job);
  v_account credit_accounts;
  v_job jobs;
  v_hold record;
  v_left bigint := p_charged;
  v_part bigint;
  v_on_credit boolean := false;
BEGIN
  v_account := lock_account(v_team);
  SELECT * INTO v_job FROM jobs WHERE id = p_job FOR UPDATE;
  IF v_job.id IS NULL OR v_job.completed_at IS NOT NULL
     OR NOT EXISTS (SELECT FROM credit_entries WHERE job_id = p_job AND kind = 'hold') THEN
    RETURN false;
  END IF;
  FOR v_hold IN
    SELECT h.id, h.lot_id, h.reserved, l.expires_at FROM credit_holds h LEFT JOIN credit_lots l ON l.id = h.lot_id
    WHERE h.job_id = p_job AND h.reserved > 0 ORDER BY h.id
  LOOP
    v_part := least(v_hold.reserved, v_left);
    v_left := v_left - v_part;
    UPDATE credit_holds SET reserved = 0, spent = spent + v_part WHERE id = v_hold.id;
    IF v_hold.lot_id IS NULL THEN
      v_on_credit := true;
      CONTINUE;
    END IF;
    UPDATE credit_lots
    SET reserved = reserved - v_hold.reserved, spent = spent + v_part, remaining = remaining + v_hold.reserved - v_part
    WHERE id = v_hold.lot_id;
    IF v_hold.expires_at IS NOT NULL AND v_part < v_hold.reserved THEN
      UPDATE credit_accounts SET next_expiry_at = least(next_expiry_at, v_hold.expires_at) WHERE team_id = v_job.team_id;
    END IF;
  END LOOP;
  IF v_left > 0 THEN
    PERFORM take_from_lots(v_job.team_id, p_job, v_left, true);
  END IF;
  PERFORM post_entry(v_job.team_id, 'settle', p_reserved => -v_job.held_micro_credits, p_spent => p_charged, p_job => p_job);
  PERFORM finish_movement(v_account, v_on_credit);
  PERFORM count_spending(v_job.team_id, p_charged);
  UPDATE jobs
  SET status = p_outcome, completed_at = now(), updated_at = now(), held_micro_credits = 0,
      charged_micro_credits = p_charged, cost_nano_usd = p_cost, receipt = p_receipt, delivered_calls = p_delivered,
      prompt_tokens = p_prompt_tokens, completion_tokens = p_completion_tokens, duration_seconds = p_seconds,
      error_message = CASE WHEN p_outcome = 'completed' THEN NULL ELSE error_message END
  WHERE id = p_job;
  UPDATE model_calls SET status = 'failed', error_code = 'call_not_started', finished_at = now()
  WHERE job_id = p_job AND status = 'queued';
  UPDATE model_calls c SET charged_micro_credits = share.amount
  FROM unnest(p_calls, p_shares) AS share (id, amount) WHERE c.id = share.id;
  RETURN true;
END
$$;

-- One settlement as a worker sends it.
CREATE TYPE "settlement" AS (
  "jobId" uuid, outcome text, charged bigint, cost bigint, receipt jsonb, delivered int, "promptTokens" bigint,
  "completionTokens" bigint, seconds int, calls uuid[], shares bigint[]
);

-- Settles several jobs of a team at once that each hold enough in one lot: the same entries as one after the other, with
-- each row of the wallet written once. Answers the jobs it settled; the others are to be settled one by one.
CREATE FUNCTION "settle_together"(p_account credit_accounts, p_settlements settlement[]) RETURNS uuid[]
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  v_charged bigint;
  v_jobs uuid[];
BEGIN
  WITH together AS MATERIALIZED (
    SELECT s.*, j.held_micro_credits AS held, h.id AS hold_id, h.lot_id, l.expires_at
    FROM unnest(p_settlements) s
    JOIN jobs j ON j.id = s."jobId" AND j.completed_at IS NULL
    JOIN credit_holds h ON h.job_id = j.id AND h.reserved = j.held_micro_credits AND h.reserved >= s.charged AND h.spent = 0
    JOIN credit_lots l ON l.id = h.lot_id
    WHERE p_account.debt = 0 AND j.held_micro_credits > 0
      AND (SELECT count(*) FROM credit_holds other WHERE other.job_id = j.id) = 1
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

-- Many settlements in one transaction, team by team in one order, as holds are.
CREATE FUNCTION "settle_jobs"(p_settlements jsonb) RETURNS void
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  v_team record;
  v_settled uuid[];
  s settlement;
BEGIN
  FOR v_team IN
    SELECT j.team_id, array_agg(one) AS settlements
    FROM jsonb_populate_recordset(NULL::settlement, p_settlements) one LEFT JOIN jobs j ON j.id = one."jobId"
    GROUP BY j.team_id ORDER BY j.team_id
  LOOP
    v_settled := '{}';
    IF cardinality(v_team.settlements) > 1 AND v_team.team_id IS NOT NULL THEN
      v_settled := settle_together(lock_account(v_team.team_id), v_team.settlements);
    END IF;
    FOREACH s IN ARRAY v_team.settlements LOOP
      CONTINUE WHEN s."jobId" = ANY (v_settled);
      PERFORM settle_job(s."jobId", s.outcome, s.charged, s.cost, s.receipt, s.delivered, s."promptTokens",
                         s."completionTokens", s.seconds, s.calls, s.shares);
    END LOOP;
  END LOOP;
END
$$;

-- Adds credits to a team as a lot of their own; what it owes is repaid first. With a key: once.
-- Null when there is no such team, or it is archived.
CREATE FUNCTION "grant_credits"(
  p_team text, p_amount bigint, p_source text, p_priority int, p_expires_at timestamptz, p_payment bigint, p_reason text,
  p_key text
) RETURNS credit_entries LANGUAGE plpgsql AS $$
DECLARE
  v_account credit_accounts;
  v_entry credit_entries;
  v_lot bigint;
BEGIN
  v_account := lock_account(p_team);
  SELECT * INTO v_entry FROM credit_entries WHERE team_id = p_team AND idempotency_key = p_key;
  IF FOUND THEN RETURN v_entry; END IF;
  PERFORM FROM teams WHERE id = p_team AND status <> 'archived' FOR SHARE;
  IF NOT FOUND THEN RETURN NULL; END IF;
  INSERT INTO credit_lots (team_id, source, priority, expires_at, granted, remaining, payment_nano_usd)
  VALUES (p_team, p_source, p_priority, p_expires_at, p_amount, p_amount, p_payment) RETURNING id INTO v_lot;
  UPDATE credit_accounts SET next_expiry_at = least(next_expiry_at, p_expires_at) WHERE team_id = p_team;
  v_entry := post_entry(p_team, 'grant', p_granted => p_amount, p_lot => v_lot, p_reason => p_reason, p_key => p_key);
  PERFORM finish_movement(v_account, false);
  RETURN v_entry;
END
$$;

-- Takes granted credits back (a grant made by mistake): from what remains, in the lots' order. With a key: once.
-- Null when there is no such team or less is available.
CREATE FUNCTION "take_back_credits"(p_team text, p_amount bigint, p_reason text, p_key text) RETURNS credit_entries LANGUAGE plpgsql AS $$
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
    SELECT id, remaining FROM credit_lots WHERE team_id = p_team AND remaining > 0 ORDER BY priority, expires_at, id
  LOOP
    EXIT WHEN v_left = 0;
    v_part := least(v_left, v_lot.remaining);
    UPDATE credit_lots SET granted = granted - v_part, remaining = remaining - v_part WHERE id = v_lot.id;
    v_left := v_left - v_part;
  END LOOP;
  RETURN post_entry(p_team, 'adjust', p_granted => -p_amount, p_reason => p_reason, p_key => p_key);
END
$$;

-- Gives back some of what a closed job was charged, to the very lots it was taken from, last taken first. What came from a
-- lot that has expired since moves to a new lot that does not expire. With a key: once.
-- Null when the team has no such job, or less is left of its charge.
CREATE FUNCTION "refund_job"(p_team text, p_job uuid, p_amount bigint, p_reason text, p_key text) RETURNS credit_entries LANGUAGE plpgsql AS $$
DECLARE
  v_account credit_accounts;
  v_entry credit_entries;
  v_job jobs;
  v_hold record;
  v_left bigint := p_amount;
  v_part bigint;
  v_step int;
BEGIN
  v_account := lock_account(p_team);
  SELECT * INTO v_entry FROM credit_entries WHERE team_id = p_team AND idempotency_key = p_key;
  IF FOUND THEN RETURN v_entry; END IF;
  SELECT * INTO v_job FROM jobs WHERE id = p_job AND team_id = p_team FOR UPDATE;
  IF v_job.id IS NULL OR v_job.completed_at IS NULL OR p_amount > v_job.charged_micro_credits - v_job.refunded_micro_credits THEN
    RETURN NULL;
  END IF;
  FOR v_hold IN
    SELECT h.id, h.lot_id, h.spent, l.expires_at, l.priority FROM credit_holds h LEFT JOIN credit_lots l ON l.id = h.lot_id
    WHERE h.job_id = p_job AND h.spent > 0 ORDER BY h.id DESC
  LOOP
    EXIT WHEN v_left = 0;
    v_part := least(v_left, v_hold.spent);
    v_left := v_left - v_part;
    UPDATE credit_holds SET spent = spent - v_part WHERE id = v_hold.id;
    IF v_hold.expires_at <= clock_timestamp() THEN
      UPDATE credit_lots SET granted = granted - v_part, spent = spent - v_part WHERE id = v_hold.lot_id;
      INSERT INTO credit_lots (team_id, source, priority, granted, remaining)
      VALUES (p_team, 'refund', v_hold.priority, v_part, v_part);
    ELSIF v_hold.lot_id IS NOT NULL THEN
      UPDATE credit_lots SET spent = spent - v_part, remaining = remaining + v_part WHERE id = v_hold.lot_id;
      UPDATE credit_accounts SET next_expiry_at = least(next_expiry_at, v_hold.expires_at) WHERE team_id = p_team;
    END IF;
  END LOOP;
  SELECT count(*) INTO v_step FROM credit_entries WHERE job_id = p_job AND kind = 'refund';
  v_entry := post_entry(p_team, 'refund', p_spent => -p_amount, p_job => p_job, p_step => v_step, p_reason => p_reason, p_key => p_key);
  PERFORM finish_movement(v_account, true);
  PERFORM count_spending(p_team, -p_amount);
  UPDATE jobs SET refunded_micro_credits = refunded_micro_credits + p_amount, updated_at = now() WHERE id = p_job;
  RETURN v_entry;
END
$$;

-- Gives a job its own slice of its team's month under a rule, and answers what was used before it. Once per job.
CREATE FUNCTION "claim_usage"(p_job uuid, p_rule text, p_jobs bigint, p_calls bigint, p_tokens bigint)
RETURNS usage_claims LANGUAGE plpgsql AS $$
DECLARE
  v_claim usage_claims;
  v_team text := (SELECT team_id FROM jobs WHERE id = p_job);
  v_month date := period_start('month', now());
BEGIN
  PERFORM lock_account(v_team);
  SELECT * INTO v_claim FROM usage_claims WHERE job_id = p_job;
  IF FOUND THEN RETURN v_claim; END IF;
  INSERT INTO usage_months (team_id, month, rule, jobs, calls, tokens) VALUES (v_team, v_month, p_rule, 0, 0, 0)
  ON CONFLICT DO NOTHING;
  INSERT INTO usage_claims (job_id, team_id, month, rule, jobs_before, calls_before, tokens_before, jobs, calls, tokens)
  SELECT p_job, v_team, v_month, p_rule, m.jobs, m.calls, m.tokens, p_jobs, p_calls, p_tokens
  FROM usage_months m WHERE m.team_id = v_team AND m.month = v_month AND m.rule = p_rule
  RETURNING * INTO v_claim;
  UPDATE usage_months SET jobs = jobs + p_jobs, calls = calls + p_calls, tokens = tokens + p_tokens
  WHERE team_id = v_team AND month = v_month AND rule = p_rule;
  RETURN v_claim;
END
$$;
