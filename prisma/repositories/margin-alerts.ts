import type { MarginAction, Spending } from '#domain/margin-guard.ts';
import type { PageRequest } from '#domain/pages.ts';
import type { Database } from '../client.ts';
import { type Listing, type ListPage, listPage } from '../list-page.ts';

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

export type AlertFilter = { readonly teamId?: string | undefined; readonly jobType?: string | undefined };

const listing: Listing = {
  from: 'margin_alerts a JOIN jobs j ON j.id = a.job_id',
  id: { sql: 'a.job_id', type: 'uuid' },
  sorts: { created_at: { sql: 'a.created_at', type: 'timestamptz' } },
};

const SOME = `
  SELECT a.job_id AS "jobId", a.call_id AS "callId", a.cost_nano_usd AS "costNanoUsd", a.price_nano_usd AS "priceNanoUsd",
         a.action, a.created_at AS "createdAt", j.team_id AS "teamId", j.organization_id AS "organizationId",
         j.job_type AS "jobType"
  FROM margin_alerts a JOIN jobs j ON j.id = a.job_id WHERE a.job_id = ANY ($1)`;

/** Jobs that fell below their floor. */
export async function listMarginAlerts(
  db: Database,
  { teamId, jobType }: AlertFilter,
  page: PageRequest,
): Promise<ListPage<MarginAlert>> {
  return listPage(db, {
    listing,
    page,
    where: [
      ['j.team_id = ?', teamId],
      ['j.job_type = ?', jobType],
    ],
    idOf: ({ jobId }) => jobId,
    load: async (ids) => (await db.pool.query<MarginAlert>(SOME, [ids])).rows,
  });
}
