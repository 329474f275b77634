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

/** What a team has now and where it is, or null when there is no such team. Credits past their time are expired first. */
export async function findBalance(db: Database, teamId: string): Promise<TeamBalance | null> {
  const found = await readTeam(db, teamId);
  const nextExpiryAt = found?.account?.nextExpiryAt ?? null;
  const isDue = nextExpiryAt !== null && nextExpiryAt <= new Date();
  if (isDue) await expireDueLots(db, teamId);
  const team = isDue ? await readTeam(db, teamId) : found;
  return (
    team && {
      organizationId: team.organizationId,
      balance: balanceOf(team.account),
      creditLimit: microCredits(team.account?.creditLimit ?? 0n),
      holdingJobs: team._count.jobs,
    }
  );
}

const readTeam = ({ prisma }: Database, teamId: string) =>
  prisma.team.findUnique({
    where: { id: teamId },
    select: {
      organizationId: true,
      account: true,
      _count: { select: { jobs: { where: { completedAt: null, heldMicroCredits: { gt: 0 } } } } },
    },
  });

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
