import type { Span } from '#domain/day-before.ts';
import type { Database } from '../client.ts';
import { inTransaction } from '../in-transaction.ts';
import { wideStatement } from '../wide-statement.ts';
import { reconciliationChecks } from './reconciliation-checks.ts';
import { reconciliationIdOf } from './reconciliations.ts';

const BEGIN = `
  INSERT INTO reconciliations (id, from_at, to_at) VALUES ($1, $2, $3)
  ON CONFLICT (id) DO UPDATE
  SET started_at = CASE WHEN reconciliations.finished_at IS NULL THEN reconciliations.started_at ELSE now() END,
      finished_at = NULL`;

const FORGET = 'DELETE FROM reconciliation_residuals WHERE reconciliation_id = $1';

const FINISH = `
  UPDATE reconciliations r
  SET jobs = job_sums.jobs, charged_micro_credits = job_sums.charged, ledger_micro_credits = entries.charged,
      calls = call_sums.calls, cost_nano_usd = call_sums.cost, reported_nano_usd = call_sums.reported,
      finished_at = clock_timestamp()
  FROM (
    SELECT count(*)::int AS jobs, coalesce(sum(j.charged_micro_credits), 0)::bigint AS charged
    FROM jobs j WHERE j.completed_at >= $2 AND j.completed_at < $3
  ) job_sums, (
    SELECT coalesce(sum(e.spent), 0)::bigint AS charged FROM jobs j JOIN credit_entries e ON e.job_id = j.id AND e.kind = 'settle'
    WHERE j.completed_at >= $2 AND j.completed_at < $3
  ) entries, (
    SELECT count(*)::int AS calls, coalesce(sum(c.cost_nano_usd), 0)::bigint AS cost,
           coalesce(sum(c.reported_cost_nano_usd), 0)::bigint AS reported
    FROM jobs j JOIN model_calls c ON c.job_id = j.id WHERE j.completed_at >= $2 AND j.completed_at < $3
  ) call_sums
  WHERE r.id = $1`;

/**
 * Compares ledger, calls and LiteLLM's figures over the jobs that were closed in a span, all as of one moment. A span has
 * one reconciliation: another run rewrites it whole, or not at all when it fails. Of two at the same time the later fails.
 */
export async function runReconciliation({ pool }: Database, span: Span): Promise<void> {
  const reconciliationId = reconciliationIdOf(span);
  const values = [reconciliationId, span.from, span.to];
  await pool.query(BEGIN, values);
  await inTransaction(pool, 'BEGIN ISOLATION LEVEL REPEATABLE READ', async (client) => {
    await client.query(wideStatement(FORGET, [reconciliationId]));
    for (const statement of [...reconciliationChecks, FINISH]) await client.query(wideStatement(statement, values));
  });
}
