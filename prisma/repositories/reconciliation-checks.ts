/**
 * Each check compares a whole span at once and inserts what does not agree. `expected` is what the finer record says
 * (entries, calls, LiteLLM), `found` what counts above it. $1: reconciliation; $2, $3: from and to.
 */

const SPAN = 'j.completed_at >= $2 AND j.completed_at < $3';
const INSERT =
  'INSERT INTO reconciliation_residuals (reconciliation_id, kind, team_id, job_id, call_id, expected, found, reason)';

const LEDGER_AGAINST_JOBS = `
  ${INSERT}
  SELECT $1, v.kind, j.team_id, j.id, NULL, v.expected, v.found, v.reason
  FROM jobs j
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(e.spent) FILTER (WHERE e.kind = 'settle'), 0)::bigint AS charged,
           coalesce(-sum(e.spent) FILTER (WHERE e.kind = 'refund'), 0)::bigint AS refunded,
           coalesce(sum(e.reserved), 0)::bigint AS reserved
    FROM credit_entries e WHERE e.job_id = j.id
  ) ledger
  CROSS JOIN LATERAL (SELECT coalesce(sum(h.spent), 0)::bigint AS spent FROM credit_holds h WHERE h.job_id = j.id) lots
  CROSS JOIN LATERAL (VALUES
    ('ledger_charge', ledger.charged, j.charged_micro_credits, 'The job says another charge than its entries in the ledger'),
    ('ledger_refund', ledger.refunded, j.refunded_micro_credits, 'The job says another refund than its entries in the ledger'),
    ('ledger_hold', 0, ledger.reserved, 'The ledger still holds credits for this closed job'),
    ('lot_charge', lots.spent, j.charged_micro_credits - j.refunded_micro_credits,
     'The job''s charge less its refunds is not what it took from lots and on credit')
  ) v (kind, expected, found, reason)
  WHERE ${SPAN} AND v.expected <> v.found`;

const CALLS_AGAINST_JOBS = `
  ${INSERT}
  SELECT $1, v.kind, j.team_id, j.id, NULL, v.expected, v.found, v.reason
  FROM jobs j
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(c.cost_nano_usd), 0)::bigint AS cost,
           coalesce(sum(c.charged_micro_credits), 0)::bigint AS shares,
           count(*) FILTER (WHERE c.is_delivered) AS delivered,
           coalesce(sum(c.prompt_tokens) FILTER (WHERE c.is_delivered), 0) AS prompt,
           coalesce(sum(c.completion_tokens) FILTER (WHERE c.is_delivered), 0) AS completion
    FROM model_calls c WHERE c.job_id = j.id
  ) calls
  CROSS JOIN LATERAL (VALUES
    ('job_cost', calls.cost, j.cost_nano_usd, 'The job says another cost than its calls add up to'),
    ('call_shares', calls.shares, CASE WHEN calls.delivered > 0 THEN j.charged_micro_credits ELSE calls.shares END,
     'The shares of the calls do not add up to what the job was charged'),
    ('delivered_calls', calls.delivered, j.delivered_calls::bigint, 'The job counts other calls than were delivered'),
    ('prompt_tokens', calls.prompt, j.prompt_tokens, 'The job counts other prompt tokens than its delivered calls'),
    ('completion_tokens', calls.completion, j.completion_tokens,
     'The job counts other completion tokens than its delivered calls')
  ) v (kind, expected, found, reason)
  WHERE ${SPAN} AND v.expected IS DISTINCT FROM v.found`;

const CALLS_WITHOUT_OUTCOME = `
  ${INSERT}
  SELECT $1, CASE WHEN c.status = 'queued' THEN 'open_call' ELSE 'unstarted_call' END, c.team_id, c.job_id, c.id, NULL, NULL,
         CASE WHEN c.status = 'queued' THEN 'The call is still under way although its job is closed'
              ELSE 'The job closed before this call had an outcome; a provider that was asked has charged without our knowing' END
  FROM jobs j JOIN model_calls c ON c.job_id = j.id
  WHERE ${SPAN} AND (c.status = 'queued' OR c.error_code = 'call_not_started')`;

const COSTS_AGAINST_LITELLM = `
  ${INSERT}
  SELECT $1, CASE c.cost_source WHEN 'unpriced' THEN 'unpriced_cost' WHEN 'operator' THEN 'operator_cost'
                                WHEN 'alias_price' THEN 'alias_price_cost' ELSE 'litellm_cost' END,
         c.team_id, c.job_id, c.id, c.reported_cost_nano_usd, c.cost_nano_usd,
         reported.words || CASE c.cost_source
           WHEN 'unpriced' THEN ' and the alias "' || c.alias || '" had no price: the cost is unknown. Price the call'
           WHEN 'operator' THEN '; an operator said what it cost'
           WHEN 'alias_price' THEN '; the price of the alias "' || c.alias || '" counts'
           ELSE '; another cost is stored as LiteLLM''s' END
  FROM jobs j JOIN model_calls c ON c.job_id = j.id
  CROSS JOIN LATERAL (SELECT CASE WHEN c.reported_cost_nano_usd IS NULL THEN 'LiteLLM reported no cost'
                                  WHEN c.reported_cost_nano_usd = 0 THEN 'LiteLLM reported a cost of 0: it has no price'
                                  ELSE 'LiteLLM reported a cost' END AS words) reported
  WHERE ${SPAN} AND c.cost_source IS NOT NULL AND c.cost_source <> 'cache'
    AND (c.cost_source = 'unpriced' OR c.cost_nano_usd IS DISTINCT FROM c.reported_cost_nano_usd)`;

const ENTRIES_AGAINST_ACCOUNTS = `
  ${INSERT}
  SELECT $1, 'account', a.team_id, NULL, NULL, v.expected, v.found, 'The balance says another ' || v.part || ' than the sum of the team''s entries'
  FROM credit_accounts a
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(e.granted), 0)::bigint AS granted, coalesce(sum(e.available), 0)::bigint AS available,
           coalesce(sum(e.reserved), 0)::bigint AS reserved, coalesce(sum(e.spent), 0)::bigint AS spent,
           coalesce(sum(e.expired), 0)::bigint AS expired, coalesce(sum(e.debt), 0)::bigint AS debt
    FROM credit_entries e WHERE e.team_id = a.team_id
  ) e
  CROSS JOIN LATERAL (VALUES
    ('granted', e.granted, a.granted), ('available', e.available, a.available), ('reserved', e.reserved, a.reserved),
    ('spent', e.spent, a.spent), ('expired', e.expired, a.expired), ('debt', e.debt, a.debt)
  ) v (part, expected, found)
  WHERE a.team_id IN (SELECT j.team_id FROM jobs j WHERE ${SPAN}) AND v.expected <> v.found`;

/** In the order in which their residuals are listed. */
export const reconciliationChecks: readonly string[] = [
  LEDGER_AGAINST_JOBS,
  CALLS_AGAINST_JOBS,
  CALLS_WITHOUT_OUTCOME,
  COSTS_AGAINST_LITELLM,
  ENTRIES_AGAINST_ACCOUNTS,
];
