import type { BudgetPeriod, TeamBudget } from '#domain/budgets.ts';
import type { MicroCredits } from '#domain/money.ts';
import type { Database } from '../client.ts';

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

export type AlertFilter = { readonly teamId?: string | undefined; readonly limit: number; readonly offset: number };

/** Thresholds of budgets that were reached, newest first, with how many there are in all. */
export async function listBudgetAlerts({ prisma }: Database, { teamId, limit, offset }: AlertFilter) {
  const where = teamId === undefined ? {} : { teamId };
  const [total, alerts] = await Promise.all([
    prisma.budgetAlert.count({ where }),
    prisma.budgetAlert.findMany({
      where,
      orderBy: [{ createdAt: 'desc' }, { teamId: 'asc' }, { period: 'asc' }, { percent: 'desc' }],
      take: limit,
      skip: offset,
    }),
  ]);
  return { total, alerts: alerts.map((alert) => ({ ...alert, period: alert.period as BudgetPeriod })) };
}
