import type { CallKind, ModelReply } from '#domain/model-calls.ts';
import type { Database } from '../client.ts';
import { NEW_CALL_COLUMNS, type NewCall, newCallValues } from './model-calls.ts';

/** A call that was given a reply again, which had cost this when it was new. */
export type CachedCall = {
  readonly callId: string;
  readonly reply: ModelReply;
  readonly actualModel: string;
  readonly promptTokens: number | null;
  readonly completionTokens: number | null;
  readonly costNanoUsd: string | null;
  readonly attempts: number;
  readonly latencyMs: number;
};

const succeed = {
  name: 'save_cached_reply',
  text: `
    UPDATE model_calls
    SET status = 'succeeded', reply = $2, actual_model = $3, prompt_tokens = $4::int, completion_tokens = $5,
        usage_source = CASE WHEN $4::int IS NOT NULL THEN 'provider' END, cost_nano_usd = 0, cost_source = 'cache',
        saved_cost_nano_usd = $6, cache = 'hit', attempts = $7, latency_ms = $8, finished_at = now()
    WHERE id = $1 AND status = 'queued'
    RETURNING kind`,
};

const valuesOf = (call: CachedCall): unknown[] => [
  call.callId,
  JSON.stringify(call.reply),
  call.actualModel,
  call.promptTokens,
  call.completionTokens,
  call.costNanoUsd,
  call.attempts,
  call.latencyMs,
];

/** Stores a reply that was given before, once. It costs nothing. Null when the call had ended. */
export async function saveCachedReply({ pool }: Database, call: CachedCall): Promise<CallKind | null> {
  const { rows } = await pool.query<{ kind: CallKind }>({ ...succeed, values: valuesOf(call) });
  return rows[0]?.kind ?? null;
}

/** The job's row is locked: it cannot be closed, and so priced, without this call. */
const insertOne = {
  name: 'insert_cached_call',
  text: `
    WITH job AS (
      SELECT id FROM jobs WHERE id = $12 AND team_id = $13 AND completed_at IS NULL FOR NO KEY UPDATE
    ), started AS (
      UPDATE jobs SET status = 'in_progress', started_at = now(), updated_at = now()
      WHERE id = (SELECT id FROM job) AND status = 'pending'
    )
    INSERT INTO model_calls (${NEW_CALL_COLUMNS}, status, reply, actual_model, prompt_tokens, completion_tokens, usage_source,
                             cost_nano_usd, cost_source, saved_cost_nano_usd, cache, attempts, latency_ms, finished_at)
    SELECT job.id, $13, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'succeeded', $14, $15, $16::int, $17,
           CASE WHEN $16::int IS NOT NULL THEN 'provider' END, 0, 'cache', $18, 'hit', $19, $20, now()
    FROM job
    ON CONFLICT (id) DO NOTHING
    RETURNING id`,
};

/** Writes a call of an open job with its reply. False when the job is not open, not the team's, or the call is there. */
export async function insertCachedCall(
  { pool }: Database,
  { teamId, jobId }: { readonly teamId: string; readonly jobId: string },
  call: NewCall,
  cached: CachedCall,
): Promise<boolean> {
  const [, ...reply] = valuesOf(cached);
  const { rowCount } = await pool.query({ ...insertOne, values: [...newCallValues(call), jobId, teamId, ...reply] });
  return rowCount === 1;
}
