import type { Claims } from '#domain/limits.ts';
import type { Database } from '../client.ts';

const findOne = {
  name: 'find_turn',
  text: `
    SELECT claims, extract(epoch FROM now() - created_at)::float8 AS "waitedSeconds" FROM model_calls
    WHERE id = $1 AND status = 'queued' AND claims IS NOT NULL`,
};

export type Turn = { readonly claims: Claims; readonly waitedSeconds: number };

/** What a call that has not ended needs of its limits, and since when. Null when it needs nothing or has ended. */
export async function findTurn({ pool }: Database, callId: string): Promise<Turn | null> {
  const { rows } = await pool.query<Turn>({ ...findOne, values: [callId] });
  return rows[0] ?? null;
}

/** Keeps what a call has taken of its limits, for whoever ends it. */
export async function saveClaims({ pool }: Database, callId: string, claims: Claims): Promise<void> {
  const values = [callId, JSON.stringify(claims)];
  await pool.query({ name: 'save_claims', text: 'UPDATE model_calls SET claims = $2 WHERE id = $1', values });
}
