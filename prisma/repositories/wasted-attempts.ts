import type { CallCost, Usage, UsageSource } from '#domain/call-cost.ts';
import type { Database } from '../client.ts';

/** Why nobody got what an attempt was paid for. */
export type WasteReason = 'worker_lost' | 'cut_off' | 'invalid_reply';

export type Waste = {
  readonly callId: string;
  readonly attempt: number;
  readonly reason: WasteReason;
  readonly usage: Usage;
  readonly usageSource: UsageSource;
  readonly cost: CallCost;
};

const insertOne = {
  name: 'record_waste',
  text: `
    INSERT INTO wasted_attempts (call_id, attempt, reason, prompt_tokens, completion_tokens, usage_source, cost_nano_usd)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
    ON CONFLICT (call_id, attempt) DO NOTHING`,
};

/** Records an attempt that was paid for and given to nobody, once: false when it was there. Its team is never charged for it. */
export async function recordWaste({ pool }: Database, waste: Waste): Promise<boolean> {
  const { callId, attempt, reason, usage, usageSource, cost } = waste;
  const values = [callId, attempt, reason, usage.promptTokens, usage.completionTokens, usageSource, cost.nanoUsd];
  const { rowCount } = await pool.query({ ...insertOne, values });
  return rowCount === 1;
}

const countOf = {
  name: 'count_waste',
  text: `SELECT count(*)::int AS count FROM wasted_attempts WHERE call_id = $1 AND reason = $2`,
};

/** How many attempts of a call were wasted for this reason. */
export async function countWaste({ pool }: Database, callId: string, reason: WasteReason): Promise<number> {
  const { rows } = await pool.query<{ count: number }>({ ...countOf, values: [callId, reason] });
  return rows[0]?.count ?? 0;
}
