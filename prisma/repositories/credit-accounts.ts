import { type Balance, emptyBalance } from '#domain/credits.ts';
import { type MicroCredits, microCredits } from '#domain/money.ts';
import type { Database } from '../client.ts';
import { expireDueLots } from './credit-lots.ts';

type AccountRow = { readonly [part in keyof Balance]: bigint };

export const balanceOf = (account: AccountRow | null): Balance =>
  account
    ? {
        granted: microCredits(account.granted),
        available: microCredits(account.available),
        reserved: microCredits(account.reserved),
        spent: microCredits(account.spent),
        expired: microCredits(account.expired),
        debt: microCredits(account.debt),
      }
    : emptyBalance;

export type TeamBalance = {
  readonly organizationId: string;
  readonly balance: Balance;
  /** How much the team may owe. */
  readonly creditLimit: MicroCredits;
  /** How many open jobs hold the reserved credits. */
  readonly holdingJobs: number;
};

const read = {
  name: 'find_balance',
  text: `
    SELECT t.organization_id AS "organizationId", a.granted, a.available, a.reserved, a.spent, a.expired, a.debt,
           a.credit_limit AS "creditLimit", coalesce(a.next_expiry_at <= clock_timestamp(), false) AS "isDue",
           (SELECT count(*) FROM jobs j
            WHERE j.team_id = t.id AND j.status IN ('pending', 'in_progress') AND j.held_micro_credits > 0
           )::int AS "holdingJobs"
    FROM teams t JOIN credit_accounts a ON a.team_id = t.id WHERE t.id = $1`,
};

type BalanceRow = Omit<TeamBalance, 'balance'> & AccountRow & { readonly isDue: boolean };

/** What a team has now and where it is, or null when there is no such team. Credits past their time are expired first. */
export async function findBalance(db: Database, teamId: string): Promise<TeamBalance | null> {
  const found = await readBalance(db, teamId);
  if (found?.isDue) await expireDueLots(db, teamId);
  const row = found?.isDue ? await readBalance(db, teamId) : found;
  if (!row) return null;
  const { organizationId, creditLimit, holdingJobs } = row;
  return { organizationId, balance: balanceOf(row), creditLimit, holdingJobs };
}

async function readBalance({ pool }: Database, teamId: string): Promise<BalanceRow | null> {
  const { rows } = await pool.query<BalanceRow>({ ...read, values: [teamId] });
  return rows[0] ?? null;
}

/** Sets how much a team may owe. It counts for new holds; what is owed already stays. False when there is no such team. */
export async function setCreditLimit({ prisma }: Database, teamId: string, creditLimit: MicroCredits) {
  const { count } = await prisma.creditAccount.updateMany({ where: { teamId }, data: { creditLimit } });
  return count === 1;
}

/** How much the team's hard budgets leave it to spend now, or null when it has none. */
export async function findBudgetRoom({ pool }: Database, teamId: string): Promise<MicroCredits | null> {
  const text = 'SELECT budget_room(a) AS room FROM credit_accounts a WHERE team_id = $1';
  const { rows } = await pool.query<{ room: MicroCredits | null }>({ name: 'budget_room', text, values: [teamId] });
  return rows[0]?.room ?? null;
}
