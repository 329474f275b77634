import { type Balance, emptyBalance } from '#domain/credits.ts';
import { microCredits } from '#domain/money.ts';
import type { Database } from '../client.ts';

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

export type TeamBalance = { readonly organizationId: string; readonly balance: Balance };

/** What a team has and where it is, or null when there is no such team. */
export async function findBalance({ prisma }: Database, teamId: string): Promise<TeamBalance | null> {
  const team = await prisma.team.findUnique({
    where: { id: teamId },
    select: { organizationId: true, account: true },
  });
  return team && { organizationId: team.organizationId, balance: balanceOf(team.account) };
}
