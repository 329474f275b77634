import type { Claims } from '#domain/limits.ts';
import type { Database } from '../client.ts';

/** A call that has not ended, and maybe nobody works on. */
export type AbandonedCall = { readonly callId: string; readonly jobId: string; readonly claims: Claims | null };

/**
 * Takes calls of open jobs that have not ended for long, each once in a while: their workflow may never have heard of them,
 * because an API process died in between.
 */
export async function takeUnheardCalls(
  { pool }: Database,
  {
    olderThanSeconds,
    againAfterSeconds,
    limit,
  }: Readonly<Record<'olderThanSeconds' | 'againAfterSeconds' | 'limit', number>>,
): Promise<AbandonedCall[]> {
  const text = `
    UPDATE model_calls c SET swept_at = now()
    FROM (
      SELECT q.id FROM model_calls q JOIN jobs j ON j.id = q.job_id AND j.completed_at IS NULL
      WHERE q.status = 'queued' AND q.created_at < now() - make_interval(secs => $1)
        AND (q.swept_at IS NULL OR q.swept_at < now() - make_interval(secs => $2))
      ORDER BY q.created_at LIMIT $3
    ) taken
    WHERE c.id = taken.id
    RETURNING c.id AS "callId", c.job_id AS "jobId", c.claims`;
  const values = [olderThanSeconds, againAfterSeconds, limit];
  return (await pool.query<AbandonedCall>({ name: 'take_unheard_calls', text, values })).rows;
}

/** Calls that have not ended though their job has, some time ago. */
export async function listOrphanedCalls({ pool }: Database, seconds: number, limit: number): Promise<AbandonedCall[]> {
  const text = `
    SELECT c.id AS "callId", c.job_id AS "jobId", c.claims
    FROM model_calls c JOIN jobs j ON j.id = c.job_id
    WHERE c.status = 'queued' AND j.completed_at < now() - make_interval(secs => $1) LIMIT $2`;
  return (await pool.query<AbandonedCall>({ name: 'list_orphaned_calls', text, values: [seconds, limit] })).rows;
}

/** The calls of a job that have not ended. */
export async function listUnfinishedCalls({ pool }: Database, jobId: string): Promise<AbandonedCall[]> {
  const text = `SELECT id AS "callId", job_id AS "jobId", claims FROM model_calls WHERE job_id = $1 AND status = 'queued'`;
  return (await pool.query<AbandonedCall>({ name: 'list_unfinished_calls', text, values: [jobId] })).rows;
}
