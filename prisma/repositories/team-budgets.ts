import type { BudgetPeriod, TeamBudget } from '#domain/budgets.ts';
import type { MicroCredits } from '#domain/money.ts';
import type { PageRequest } from '#domain/pages.ts';
import type { Database } from '../client.ts';
import { type Listing, type ListPage, listPage } from '../list-page.ts';

/** A budget with what is used of it in the period that runs now. */
export type BudgetState = TeamBudget & {
  readonly spent: MicroCredits;
  /** Held by open jobs: a budget that stops counts it as spent. */
  readonly reserved: MicroCredits;
  readonly periodStart: Date;
  readonly periodEnd: Date;
};

const states = {
  name: 'list_team_budgets',
  text: `
    SELECT b.period, b.limit_micro_credits AS "limit", b.hard_stop AS "hardStop", b.alert_percents AS "alertPercents",
           coalesce((SELECT sum(d.spent) FROM credit_days d WHERE d.team_id = b.team_id AND d.day >= s.day), 0)::bigint AS spent,
           a.reserved, s.day::timestamp AT TIME ZONE 'UTC' AS "periodStart",
           (s.day + ('1 ' || b.period)::interval) AT TIME ZONE 'UTC' AS "periodEnd"
    FROM team_budgets b
    JOIN credit_accounts a ON a.team_id = b.team_id
    CROSS JOIN LATERAL (SELECT period_start(b.period, now()) AS day) s
    WHERE b.team_id = $1 ORDER BY b.period`,
};

/** A team's budgets, by the name of their period. */
export async function listBudgets({ pool }: Database, teamId: string): Promise<BudgetState[]> {
  const { rows } = await pool.query<BudgetState>({ ...states, values: [teamId] });
  return rows;
}

/** Puts these budgets in the place of all the team has. */
export async function replaceBudgets({ prisma }: Database, teamId: string, budgets: readonly TeamBudget[]) {
  const data = budgets.map(({ period, limit, hardStop, alertPercents }) => ({
    teamId,
    period,
    limitMicroCredits: limit,
    hardStop,
    alertPercents: [...alertPercents],
  }));
  await prisma.$transaction([
    prisma.$queryRaw`SELECT team_id FROM credit_accounts WHERE team_id = ${teamId} FOR UPDATE`,
    prisma.teamBudget.deleteMany({ where: { teamId } }),
    prisma.teamBudget.createMany({ data }),
  ]);
}

export type BudgetAlert = {
  readonly alertId: string;
  readonly teamId: string;
  readonly period: BudgetPeriod;
  readonly periodStart: Date;
  readonly percent: number;
  readonly limitMicroCredits: MicroCredits;
  readonly spentMicroCredits: MicroCredits;
  readonly createdAt: Date;
};

const ALERT_ID = `concat_ws('/', b.team_id, b.period, b.period_start::text, b.percent)`;

const alertListing: Listing = {
  from: 'budget_alerts b',
  id: { sql: ALERT_ID, type: 'text' },
  sorts: { created_at: { sql: 'b.created_at', type: 'timestamptz' }, team_id: { sql: 'b.team_id', type: 'text' } },
};

const SOME_ALERTS = `
  SELECT ${ALERT_ID} AS "alertId", b.team_id AS "teamId", b.period, b.period_start::timestamp AT TIME ZONE 'UTC' AS "periodStart",
         b.percent, b.limit_micro_credits AS "limitMicroCredits", b.spent_micro_credits AS "spentMicroCredits",
         b.created_at AS "createdAt"
  FROM budget_alerts b WHERE ${ALERT_ID} = ANY ($1)`;

/** Thresholds of budgets that were reached. */
export async function listBudgetAlerts(
  db: Database,
  { teamId }: { readonly teamId?: string | undefined },
  page: PageRequest,
): Promise<ListPage<BudgetAlert>> {
  return listPage(db, {
    listing: alertListing,
    page,
    where: [['b.team_id = ?', teamId]],
    idOf: ({ alertId }) => alertId,
    load: async (ids) => (await db.pool.query<BudgetAlert>(SOME_ALERTS, [ids])).rows,
  });
}
