import type { MarginAction, Spending } from '#domain/margin-guard.ts';
import type { Database } from '../client.ts';

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

export type MarginAlert = MarginBreach & {
  readonly teamId: string;
  readonly organizationId: string;
  readonly jobType: string;
  readonly createdAt: Date;
};

export type AlertFilter = {
  readonly teamId?: string | undefined;
  readonly jobType?: string | undefined;
  readonly limit: number;
  readonly offset: number;
};

const MATCHING = `
  FROM margin_alerts a JOIN jobs j ON j.id = a.job_id
  WHERE ($1::text IS NULL OR j.team_id = $1) AND ($2::text IS NULL OR j.job_type = $2)`;

const LIST = `
  SELECT a.job_id AS "jobId", a.call_id AS "callId", a.cost_nano_usd AS "costNanoUsd", a.price_nano_usd AS "priceNanoUsd",
         a.action, a.created_at AS "createdAt", j.team_id AS "teamId", j.organization_id AS "organizationId",
         j.job_type AS "jobType"
  ${MATCHING} ORDER BY a.created_at DESC, a.job_id LIMIT $3 OFFSET $4`;

/** Jobs that fell below their floor, newest first, with how many match in all. */
export async function listMarginAlerts({ pool }: Database, { teamId, jobType, limit, offset }: AlertFilter) {
  const filters = [teamId ?? null, jobType ?? null];
  const [page, count] = await Promise.all([
    pool.query<MarginAlert>(LIST, [...filters, limit, offset]),
    pool.query<{ total: number }>(`SELECT count(*)::int AS total ${MATCHING}`, filters),
  ]);
  return { total: count.rows[0]?.total ?? 0, alerts: page.rows };
}
