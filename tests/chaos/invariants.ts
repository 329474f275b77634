import { LEDGER_DIFFERENCES } from '../../prisma/repositories/ledger-differences.ts';

export type Invariant = {
  readonly name: string;
  /** Finds what breaks it, one row each, in words. Temporary tables and views: see `load-evidence.ts`. */
  readonly sql: string;
};

export const invariants: readonly Invariant[] = [
  {
    name: 'double charges',
    sql: `
      SELECT format('job %s was settled %s times', job_id, count(*)) FROM credit_entries WHERE kind = 'settle'
      GROUP BY job_id HAVING count(*) > 1
      UNION ALL
      SELECT format('%s was charged as %s jobs', metadata->>'run', count(*)) FROM bills WHERE paid > 0
      GROUP BY metadata->>'run' HAVING count(*) > 1
      UNION ALL
      SELECT format('job %s: due %s, paid %s', id, due, paid) FROM bills WHERE paid > due`,
  },
  {
    name: 'lost charges',
    sql: `
      SELECT format('job %s: due %s, paid %s', id, due, paid) FROM bills WHERE paid < due
      UNION ALL
      SELECT format('job %s: told %s with %s credits, stored %s with %s', r."jobId", r.status, r.credits, b.status, b.paid)
      FROM told_receipts r LEFT JOIN bills b ON b.id = r."jobId"
      WHERE b.id IS NULL OR lower(r.status) <> b.status OR r.credits * 1000000 <> b.paid`,
  },
  {
    name: 'leaked holds',
    sql: `
      SELECT format('team %s holds %s', team_id, reserved) FROM credit_accounts WHERE reserved <> 0
      UNION ALL
      SELECT format('job %s holds %s', id, held_micro_credits) FROM jobs WHERE held_micro_credits <> 0
      UNION ALL
      SELECT format('job %s holds %s of lot %s', job_id, reserved, lot_id) FROM credit_holds WHERE reserved <> 0`,
  },
  {
    name: 'ledger differences',
    sql: `SELECT format('%s: %s: expected %s, found %s', "teamId", what, expected, found)
          FROM (${LEDGER_DIFFERENCES.replaceAll('$1', 'NULL')}) differences`,
  },
  {
    name: 'jobs stuck past their deadline',
    sql: `
      SELECT format('job %s of %s is %s', id, metadata->>'run', status) FROM jobs
      WHERE completed_at IS NULL AND deadline_at < now()
      UNION ALL
      SELECT format('call %s is queued in a job that is %s', c.id, j.status)
      FROM model_calls c JOIN jobs j ON j.id = c.job_id WHERE c.status = 'queued' AND j.completed_at IS NOT NULL`,
  },
  {
    name: 'calls delivered but not recorded',
    sql: `
      SELECT format('%s was told its reply; stored: %s', t.mark, coalesce(c.status, 'nothing'))
      FROM told_replies t LEFT JOIN made_calls c ON c.id = t."callId"
      WHERE c.status IS DISTINCT FROM 'succeeded' OR c.mark <> t.mark
      UNION ALL
      SELECT format('%s is in the journal of the provider alone', j.mark)
      FROM journal j WHERE NOT EXISTS (SELECT FROM made_calls c WHERE c.mark = j.mark)`,
  },
  {
    name: 'calls charged but not delivered',
    sql: `
      SELECT format('call %s (%s) was charged %s', c.id, c.status, c.charged_micro_credits)
      FROM made_calls c
      WHERE c.charged_micro_credits > 0
        AND (c.status <> 'succeeded'
             OR NOT EXISTS (SELECT FROM journal j WHERE j.mark = c.mark AND j.outcome = 'answered'))`,
  },
  {
    name: 'leases left',
    sql: `SELECT format('%s has %s', key, leases) FROM leases_left`,
  },
  {
    name: "replies different from the provider's journal",
    sql: `
      SELECT format('%s: its application and storage have different texts', t.mark)
      FROM told_replies t JOIN made_calls c ON c.id = t."callId"
      WHERE c.status = 'succeeded' AND encode(sha256(convert_to(t.text, 'UTF8')), 'hex') <> c.reply_sha256
      UNION ALL
      SELECT format('%s: no attempt at the provider had the stored text', c.mark)
      FROM made_calls c
      WHERE c.status = 'succeeded'
        AND NOT EXISTS (SELECT FROM journal j WHERE j.mark = c.mark AND j."replySha256" = c.reply_sha256)`,
  },
  {
    name: 'answers that explain nothing (500)',
    sql: `SELECT format('%s times', times) FROM refusals WHERE code = 'internal'`,
  },
  {
    name: 'applications without an answer',
    sql: 'SELECT what FROM given_up',
  },
];

/** What was asked of the provider in vain, by its own journal and by what we recorded. Costs in nano-dollars. */
export const WASTE = `
  SELECT (SELECT count(*) FROM asked)::int - (SELECT count(*) FROM made_calls WHERE status = 'succeeded')::int AS repeated,
         (SELECT coalesce(sum(cost), 0) FROM asked)::bigint
           - (SELECT coalesce(sum(cost_nano_usd), 0) FROM made_calls WHERE status = 'succeeded')::bigint AS cost,
         (SELECT count(*) FROM wasted_attempts)::int + (SELECT count(*) FROM made_calls WHERE status = 'cancelled' AND cost_nano_usd > 0)::int AS recorded,
         (SELECT coalesce(sum(cost_nano_usd), 0) FROM wasted_attempts)::bigint
           + (SELECT coalesce(sum(cost_nano_usd), 0) FROM made_calls WHERE status = 'cancelled')::bigint AS "recordedCost"
  FROM (SELECT 1) one`;
