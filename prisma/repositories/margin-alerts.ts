import type { Spending } from '#domain/margin-guard.ts';
import type { Database } from '../client.ts';
import type { MarginAction } from './job-types.ts';

/** The first call of a job that met a margin below the floor. */
export type MarginBreach = Spending & {
  readonly jobId: string;
  readonly callId: string;
  readonly action: MarginAction;
};

const recordOne = {
  name: 'record_margin_alert',
  text: `
    INSERT INTO margin_alerts (job_id, call_id, cost_nano_usd, price_nano_usd, action) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (job_id) DO NOTHING`,
};

/** Keeps that a job fell below its floor. Only the first time counts. */
export async function recordMarginAlert({ pool }: Database, breach: MarginBreach): Promise<void> {
  const { jobId, callId, costNanoUsd, priceNanoUsd, action } = breach;
  await pool.query({ ...recordOne, values: [jobId, callId, costNanoUsd, priceNanoUsd, action] });
}
