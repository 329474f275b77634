import type { MicroCredits } from '#domain/money.ts';
import type { Database } from '../client.ts';

/** What operators watch, for all teams together. */
export type OperatingFigures = {
  readonly openJobs: number;
  readonly openHolds: number;
  readonly heldMicroCredits: MicroCredits;
  /** Since the oldest job was created that holds credits. */
  readonly oldestHoldSeconds: number;
  /** Open jobs whose deadline has passed. */
  readonly overdueJobs: number;
  /** Since the first of those deadlines: what should have been settled by then. */
  readonly ledgerLagSeconds: number;
  readonly callsUnderWay: number;
  readonly oldestCallSeconds: number;
  readonly unpricedCalls: number;
  readonly budgetAlertsOfDay: number;
  readonly marginAlertsOfDay: number;
};

/** Looks at open jobs and unfinished calls only, by the partial indexes that are kept of them. */
const readAll = {
  name: 'read_operating_figures',
  text: `
    SELECT jobs.*, calls.*,
           (SELECT count(*)::int FROM model_calls WHERE cost_source = 'unpriced') AS "unpricedCalls",
           (SELECT count(*)::int FROM budget_alerts WHERE created_at > now() - interval '1 day') AS "budgetAlertsOfDay",
           (SELECT count(*)::int FROM margin_alerts WHERE created_at > now() - interval '1 day') AS "marginAlertsOfDay"
    FROM (
      SELECT count(*)::int AS "openJobs", count(*) FILTER (WHERE held_micro_credits > 0)::int AS "openHolds",
             coalesce(sum(held_micro_credits), 0)::bigint AS "heldMicroCredits",
             ${ageOf('min(created_at) FILTER (WHERE held_micro_credits > 0)')} AS "oldestHoldSeconds",
             count(*) FILTER (WHERE deadline_at < now())::int AS "overdueJobs",
             ${ageOf('min(deadline_at) FILTER (WHERE deadline_at < now())')} AS "ledgerLagSeconds"
      FROM jobs WHERE status IN ('pending', 'in_progress')
    ) jobs, (
      SELECT count(*)::int AS "callsUnderWay", ${ageOf('min(created_at)')} AS "oldestCallSeconds"
      FROM model_calls WHERE status = 'queued'
    ) calls`,
};

export async function readOperatingFigures({ pool }: Database): Promise<OperatingFigures> {
  const { rows } = await pool.query<OperatingFigures>(readAll);
  const [row] = rows;
  if (!row) throw new Error('The database told no operating figures');
  return row;
}

function ageOf(moment: string): string {
  return `coalesce(extract(epoch FROM now() - ${moment}), 0)::float8`;
}
