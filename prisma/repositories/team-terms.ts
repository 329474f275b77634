import { type MicroCredits, microCredits } from '#domain/money.ts';
import type { Database } from '../client.ts';

/** What operators have set for a team beside its own row. */
export type TeamTerms = {
  readonly priceBookId: string | null;
  readonly limits: object;
  /** For how many days its prompts and replies are kept; null: for good. */
  readonly contentDays: number | null;
  readonly creditLimit: MicroCredits;
  readonly budgets: readonly {
    readonly period: string;
    readonly limit: MicroCredits;
    readonly hardStop: boolean;
    readonly alertPercents: readonly number[];
  }[];
  /** Null when it is off. */
  readonly refill: {
    readonly amount: MicroCredits;
    readonly period: string;
    readonly anchorAt: Date;
    readonly expiresWithPeriod: boolean;
  } | null;
};

/** Null when there is no such team. */
export async function findTeamTerms({ prisma }: Database, teamId: string): Promise<TeamTerms | null> {
  const include = { account: true, budgets: { orderBy: { period: 'asc' } }, autoRefill: true } as const;
  const row = await prisma.team.findUnique({ where: { id: teamId }, include });
  if (!row) return null;
  const { priceBookId, limits, contentRetentionDays, account, budgets, autoRefill: refill } = row;
  return {
    priceBookId,
    limits: limits as object,
    contentDays: contentRetentionDays,
    creditLimit: microCredits(account?.creditLimit ?? 0n),
    budgets: budgets.map(({ period, limitMicroCredits, hardStop, alertPercents }) => ({
      period,
      limit: microCredits(limitMicroCredits),
      hardStop,
      alertPercents,
    })),
    refill: refill?.enabled ? { ...refill, amount: microCredits(refill.amount) } : null,
  };
}
