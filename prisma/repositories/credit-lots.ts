import type { LotSource } from '#domain/lots.ts';
import { type MicroCredits, microCredits, type NanoUsd, nanoUsd } from '#domain/money.ts';
import type { Database } from '../client.ts';
import type { Prisma } from '../generated/client.ts';

/** Credits that came together. `granted = remaining + reserved + spent + repaid + expired`. */
export type CreditLot = {
  readonly lotId: string;
  readonly teamId: string;
  readonly source: LotSource;
  readonly priority: number;
  readonly expiresAt: Date | null;
  readonly granted: MicroCredits;
  readonly remaining: MicroCredits;
  readonly reserved: MicroCredits;
  readonly spent: MicroCredits;
  readonly repaid: MicroCredits;
  readonly expired: MicroCredits;
  readonly payment: NanoUsd | null;
  readonly createdAt: Date;
};

export type LotPage = { readonly usableOnly: boolean; readonly limit: number; readonly offset: number };

/** A team's lots in the order in which they are used, with how many there are in all. */
export async function listLots({ prisma }: Database, teamId: string, { usableOnly, limit, offset }: LotPage) {
  const where = { teamId, ...(usableOnly && { remaining: { gt: 0 } }) };
  const [total, rows] = await Promise.all([
    prisma.creditLot.count({ where }),
    prisma.creditLot.findMany({
      where,
      orderBy: [{ priority: 'asc' }, { expiresAt: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
      take: limit,
      skip: offset,
    }),
  ]);
  return { total, lots: rows.map(toLot) };
}

export type LotSearch = LotPage & {
  readonly teamId?: string | undefined;
  readonly organizationId?: string | undefined;
  readonly source?: LotSource | undefined;
};

/** Lots of all teams, newest first, with how many match in all. */
export async function searchLots({ prisma }: Database, filter: LotSearch) {
  const { teamId, organizationId, source, usableOnly, limit, offset } = filter;
  const where: Prisma.CreditLotWhereInput = {
    ...(teamId !== undefined && { teamId }),
    ...(organizationId !== undefined && { team: { organizationId } }),
    ...(source !== undefined && { source }),
    ...(usableOnly && { remaining: { gt: 0 } }),
  };
  const [total, rows] = await Promise.all([
    prisma.creditLot.count({ where }),
    prisma.creditLot.findMany({ where, orderBy: { id: 'desc' }, take: limit, skip: offset }),
  ]);
  return { total, lots: rows.map(toLot) };
}

type LotRow = Awaited<ReturnType<Database['prisma']['creditLot']['findMany']>>[number];

const toLot = (row: LotRow): CreditLot => ({
  lotId: row.id.toString(),
  teamId: row.teamId,
  source: row.source as LotSource,
  priority: row.priority,
  expiresAt: row.expiresAt,
  granted: microCredits(row.granted),
  remaining: microCredits(row.remaining),
  reserved: microCredits(row.reserved),
  spent: microCredits(row.spent),
  repaid: microCredits(row.repaid),
  expired: microCredits(row.expired),
  payment: row.paymentNanoUsd === null ? null : nanoUsd(row.paymentNanoUsd),
  createdAt: row.createdAt,
});

/** Expires what is past its time of a team. A repeat finds nothing more to do. */
export async function expireDueLots({ pool }: Database, teamId: string): Promise<void> {
  await pool.query({ name: 'expire_due_lots', text: 'SELECT (lock_account($1)).team_id', values: [teamId] });
}

const dueTeams = {
  name: 'teams_with_due_lots',
  text: `
    SELECT team_id AS "teamId" FROM credit_accounts
    WHERE next_expiry_at <= clock_timestamp() ORDER BY next_expiry_at LIMIT $1`,
};

/** Teams that have credits past their time, the longest due first. */
export async function listTeamsWithDueLots({ pool }: Database, limit: number): Promise<string[]> {
  const { rows } = await pool.query<{ teamId: string }>({ ...dueTeams, values: [limit] });
  return rows.map(({ teamId }) => teamId);
}
