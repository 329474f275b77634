import type pg from 'pg';

/** Some completed jobs were given back, whole or by half, one to three days later. */
const REFUNDS = `
  CREATE TEMP TABLE seed_refunds ON COMMIT DROP AS
  SELECT j.id AS job_id, j.team_id, j.charged_micro_credits / (1 + part.halves) AS amount,
         j.completed_at + (1 + 2 * part.wait) * interval '1 day' AS at
  FROM jobs j JOIN seed_teams t USING (team_id)
  CROSS JOIN LATERAL (
    SELECT ('x' || substr(md5(j.id::text), 1, 4))::bit(16)::int / 65536.0 AS luck,
           ('x' || substr(md5(j.id::text), 5, 1))::bit(4)::int % 2 AS halves,
           ('x' || substr(md5(j.id::text), 6, 4))::bit(16)::int / 65536.0 AS wait
  ) part
  WHERE j.charged_micro_credits > 0 AND part.luck < 0.01
    AND j.completed_at + (1 + 2 * part.wait) * interval '1 day' < now() - interval '1 hour'`;

/** Credits come every Monday, enough for the week, and some more at first; a team that runs low had all of it at once, and little more than it needed. */
const GRANTS = `
  CREATE TEMP TABLE seed_grants ON COMMIT DROP AS
  WITH weeks AS (
    SELECT t.team_id, date_trunc('week', j.created_at AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' AS week,
           sum(j.charged_micro_credits) AS spent
    FROM jobs j JOIN seed_teams t USING (team_id) WHERE NOT t.is_low GROUP BY 1, 2
  ), begun AS (SELECT min(at) AS at FROM seed_hours)
  SELECT team_id, greatest(week, begun.at) - interval '1 minute' AS at,
         ceil(spent / 50000000) * 50000000
           + CASE WHEN week = min(week) OVER (PARTITION BY team_id) THEN 1000000000 ELSE 0 END AS amount,
         'subscription' AS source, 100 AS priority, 'Weekly credits' AS reason, NULL::timestamptz AS expires_at
  FROM weeks CROSS JOIN begun
  UNION ALL
  SELECT t.team_id, begun.at - interval '1 minute', sum(j.charged_micro_credits) + 40000000, 'purchase', 100, 'Invoice 2026-0042', NULL
  FROM jobs j JOIN seed_teams t USING (team_id) CROSS JOIN begun WHERE t.is_low GROUP BY t.team_id, begun.at
  UNION ALL
  SELECT t.team_id, begun.at, 50000000, 'promotion', 200, 'Welcome credits', begun.at + interval '14 days'
  FROM seed_teams t CROSS JOIN begun WHERE t.has_promotion`;

const LOTS = `
  CREATE TEMP TABLE seed_lots ON COMMIT DROP AS
  WITH made AS (
    INSERT INTO credit_lots (team_id, source, priority, expires_at, granted, remaining, expired, created_at)
    SELECT team_id, source, priority, expires_at, amount, CASE WHEN expires_at IS NULL THEN amount ELSE 0 END,
           CASE WHEN expires_at IS NULL THEN 0 ELSE amount END, at
    FROM seed_grants ORDER BY team_id, at
    RETURNING id, team_id, granted, expires_at, created_at
  )
  SELECT *, sum(granted) FILTER (WHERE expires_at IS NULL) OVER (PARTITION BY team_id ORDER BY id) AS upto FROM made`;

/** Jobs take from the lots one after another, each from where the one before has come to. */
const HOLDS = `
  INSERT INTO credit_holds (job_id, lot_id, spent)
  SELECT j.id, l.id, least(j.upto, l.upto) - greatest(j.upto - j.charged, l.upto - l.granted)
  FROM (
    SELECT j.id, j.team_id, j.charged_micro_credits AS charged,
           sum(j.charged_micro_credits) OVER (PARTITION BY j.team_id ORDER BY j.created_at, j.id) AS upto
    FROM jobs j JOIN seed_teams t USING (team_id) WHERE j.charged_micro_credits > 0
  ) j
  JOIN seed_lots l ON l.team_id = j.team_id AND l.expires_at IS NULL AND l.upto > j.upto - j.charged AND l.upto - l.granted < j.upto`;

/** Only what came from one lot is given back. */
const KEEP_WHOLE_REFUNDS = `
  DELETE FROM seed_refunds r USING (SELECT job_id FROM credit_holds GROUP BY job_id HAVING count(*) > 1) several
  WHERE several.job_id = r.job_id`;

const REFUNDED_HOLDS = `UPDATE credit_holds h SET spent = h.spent - r.amount FROM seed_refunds r WHERE h.job_id = r.job_id`;

const REFUNDED_JOBS = `UPDATE jobs j SET refunded_micro_credits = r.amount FROM seed_refunds r WHERE r.job_id = j.id`;

const SPENT_LOTS = `
  UPDATE credit_lots l SET spent = h.spent, remaining = l.granted - l.expired - h.spent
  FROM (SELECT lot_id, sum(spent) AS spent FROM credit_holds GROUP BY lot_id) h
  WHERE h.lot_id = l.id AND l.team_id IN (SELECT team_id FROM seed_teams)`;

/** Every movement in the order in which it happened, with what was available after it. */
const ENTRIES = `
  INSERT INTO credit_entries (team_id, job_id, lot_id, kind, granted, available, reserved, spent, expired, available_after, reason, created_at)
  SELECT team_id, job_id, lot_id, kind, granted, granted - reserved - spent - expired, reserved, spent, expired,
         sum(granted - reserved - spent - expired) OVER (PARTITION BY team_id ORDER BY at, step, job_id), reason, at
  FROM (
    SELECT l.team_id, NULL::uuid AS job_id, l.id AS lot_id, 'grant' AS kind, 0 AS step, l.granted, 0 AS reserved, 0 AS spent,
           0 AS expired, g.reason, l.created_at AS at
    FROM seed_lots l JOIN credit_lots c USING (id) JOIN seed_grants g ON g.team_id = l.team_id AND g.at = l.created_at AND g.source = c.source
    UNION ALL
    SELECT team_id, NULL, id, 'expire', 1, 0, 0, 0, granted, 'Expired', expires_at FROM seed_lots WHERE expires_at IS NOT NULL
    UNION ALL
    SELECT j.team_id, j.id, NULL, 'hold', 2, 0, j.peak_micro_credits, 0, 0, NULL, j.created_at
    FROM jobs j JOIN seed_teams USING (team_id)
    UNION ALL
    SELECT j.team_id, j.id, NULL, 'settle', 3, 0, -j.peak_micro_credits, j.charged_micro_credits, 0, NULL, j.completed_at
    FROM jobs j JOIN seed_teams USING (team_id)
    UNION ALL
    SELECT team_id, job_id, NULL, 'refund', 4, 0, 0, -amount, 0, 'The customer was not satisfied', at FROM seed_refunds
  ) movement
  ORDER BY team_id, at, step, job_id`;

const ACCOUNTS = `
  UPDATE credit_accounts a
  SET granted = e.granted, available = e.available, spent = e.spent, expired = e.expired
  FROM (
    SELECT team_id, sum(granted) AS granted, sum(available) AS available, sum(spent) AS spent, sum(expired) AS expired
    FROM credit_entries GROUP BY team_id
  ) e
  WHERE e.team_id = a.team_id AND a.team_id IN (SELECT team_id FROM seed_teams)`;

const DAYS = `
  INSERT INTO credit_days (team_id, day, spent)
  SELECT team_id, day_of(created_at), sum(spent) FROM credit_entries
  WHERE spent <> 0 AND team_id IN (SELECT team_id FROM seed_teams) GROUP BY 1, 2`;

const STATEMENTS = [
  'ANALYZE jobs',
  REFUNDS,
  GRANTS,
  LOTS,
  'ANALYZE seed_refunds, seed_lots',
  HOLDS,
  'ANALYZE credit_holds',
  KEEP_WHOLE_REFUNDS,
  REFUNDED_HOLDS,
  REFUNDED_JOBS,
  SPENT_LOTS,
  ENTRIES,
  ACCOUNTS,
  DAYS,
];

/** Writes all movements of credits that the jobs of the seeded teams made, and what they come to. */
export async function writeLedger(client: pg.PoolClient): Promise<void> {
  for (const statement of STATEMENTS) await client.query(statement);
}
