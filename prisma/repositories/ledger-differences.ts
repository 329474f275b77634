/** Each finds rows (team_id, what, expected, found): what the finer record says, and what is kept beside it. */
const ACCOUNTS = `
  SELECT a.team_id, v.what, v.expected, v.found
  FROM credit_accounts a
  LEFT JOIN (
    SELECT team_id, sum(granted) AS granted, sum(available) AS available, sum(reserved) AS reserved, sum(spent) AS spent,
           sum(expired) AS expired, sum(debt) AS debt, max(id) AS last_id
    FROM credit_entries GROUP BY team_id
  ) e ON e.team_id = a.team_id
  LEFT JOIN credit_entries last ON last.id = e.last_id
  LEFT JOIN (
    SELECT team_id, sum(remaining) AS remaining, sum(reserved) AS reserved, sum(granted) AS granted,
           sum(expired) AS expired, sum(repaid) AS repaid
    FROM credit_lots GROUP BY team_id
  ) l ON l.team_id = a.team_id
  LEFT JOIN (
    SELECT j.team_id, sum(h.reserved) AS reserved, sum(h.spent) AS spent,
           sum(h.reserved + h.spent) FILTER (WHERE h.lot_id IS NULL) AS on_credit
    FROM credit_holds h JOIN jobs j ON j.id = h.job_id GROUP BY j.team_id
  ) h ON h.team_id = a.team_id
  CROSS JOIN LATERAL (VALUES
    ('granted, by its entries', e.granted, a.granted), ('available, by its entries', e.available, a.available),
    ('reserved, by its entries', e.reserved, a.reserved), ('spent, by its entries', e.spent, a.spent),
    ('expired, by its entries', e.expired, a.expired), ('debt, by its entries', e.debt, a.debt),
    ('available, by its last entry', last.available_after, a.available), ('debt, by its last entry', last.debt_after, a.debt),
    ('available, by its lots', l.remaining, a.available), ('granted, by its lots', l.granted, a.granted),
    ('expired, by its lots', l.expired, a.expired), ('reserved, by its holds', h.reserved, a.reserved),
    ('spent, by its holds', h.spent, a.spent),
    ('debt, by what was taken on credit and not repaid', coalesce(h.on_credit, 0) - coalesce(l.repaid, 0), a.debt)
  ) v (what, expected, found)`;

const LOTS = `
  SELECT l.team_id, format('lot %s: %s, by its holds', l.id, v.part), v.expected, v.found
  FROM credit_lots l
  LEFT JOIN (SELECT lot_id, sum(reserved) AS reserved, sum(spent) AS spent FROM credit_holds GROUP BY lot_id) h ON h.lot_id = l.id
  CROSS JOIN LATERAL (VALUES ('reserved', h.reserved, l.reserved), ('spent', h.spent, l.spent)) v (part, expected, found)`;

const JOBS = `
  SELECT j.team_id, format('job %s: %s', j.id, v.what), v.expected, v.found
  FROM jobs j
  LEFT JOIN (
    SELECT job_id, sum(spent) FILTER (WHERE kind = 'settle') AS charged, -sum(spent) FILTER (WHERE kind = 'refund') AS refunded,
           sum(reserved) AS held, sum(reserved) FILTER (WHERE kind IN ('hold', 'grow')) AS peak
    FROM credit_entries WHERE job_id IS NOT NULL GROUP BY job_id
  ) e ON e.job_id = j.id
  LEFT JOIN (SELECT job_id, sum(reserved) AS reserved, sum(spent) AS spent FROM credit_holds GROUP BY job_id) h ON h.job_id = j.id
  CROSS JOIN LATERAL (VALUES
    ('charged, by its entries', e.charged, j.charged_micro_credits), ('refunded, by its entries', e.refunded, j.refunded_micro_credits),
    ('held, by its entries', e.held, j.held_micro_credits), ('most ever held, by its entries', e.peak, j.peak_micro_credits),
    ('held, by its holds', h.reserved, j.held_micro_credits),
    ('charged less refunded, by its holds', h.spent, coalesce(j.charged_micro_credits, 0) - j.refunded_micro_credits)
  ) v (what, expected, found)`;

const DAYS = `
  SELECT team_id, format('spent on %s, by its entries', day), e.spent, d.spent
  FROM (
    SELECT team_id, (created_at AT TIME ZONE 'UTC')::date AS day, sum(spent) AS spent
    FROM credit_entries WHERE spent <> 0 GROUP BY 1, 2
  ) e FULL JOIN credit_days d USING (team_id, day)`;

const BALANCES_AFTER = `
  SELECT team_id, format('entry %s: %s', id, v.what), v.expected, v.found
  FROM (
    SELECT team_id, id, available_after, debt_after, sum(available) OVER so_far AS available, sum(debt) OVER so_far AS debt
    FROM credit_entries WINDOW so_far AS (PARTITION BY team_id ORDER BY id)
  ) e
  CROSS JOIN LATERAL (VALUES
    ('available after it, by the entries so far', e.available, e.available_after),
    ('debt after it, by the entries so far', e.debt, e.debt_after)
  ) v (what, expected, found)`;

const EXPIRIES = `
  SELECT l.team_id, format('lot %s: left to expire before its account looks', l.id), 0, l.remaining
  FROM credit_lots l JOIN credit_accounts a ON a.team_id = l.team_id
  WHERE l.remaining > 0 AND l.expires_at < coalesce(a.next_expiry_at, 'infinity')`;

const ORPHANS = `
  SELECT t.id, 'entries and lots without an account', 0, count(*)
  FROM teams t
  JOIN (SELECT team_id FROM credit_entries UNION ALL SELECT team_id FROM credit_lots) row ON row.team_id = t.id
  WHERE NOT EXISTS (SELECT FROM credit_accounts a WHERE a.team_id = t.id) GROUP BY t.id`;

/** One statement, so that all of it is seen as it was at one instant, whatever moves meanwhile. $1: a team, or null for all. */
export const LEDGER_DIFFERENCES = `
  SELECT team_id AS "teamId", what, coalesce(expected, 0)::bigint AS expected, coalesce(found, 0)::bigint AS found
  FROM (${[ACCOUNTS, LOTS, JOBS, DAYS, BALANCES_AFTER, EXPIRIES, ORPHANS].join(' UNION ALL ')}) AS compared (team_id, what, expected, found)
  WHERE ($1::text IS NULL OR team_id = $1) AND coalesce(expected, 0) <> coalesce(found, 0)
  ORDER BY team_id, what`;
