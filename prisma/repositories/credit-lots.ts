import type { LotSource } from '#domain/lots.ts';
import { type MicroCredits, microCredits, type NanoUsd, nanoUsd } from '#domain/money.ts';
import type { PageRequest } from '#domain/pages.ts';
import type { Database } from '../client.ts';
import { type Listing, type ListPage, listPage } from '../list-page.ts';

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

/** Lots are used by priority, then those that expire soonest, then by age. */
const USE = `l.priority::numeric * 1000000000000 + extract(epoch FROM coalesce(l.expires_at, '9999-12-31T00:00:00Z'::timestamptz))`;

const listing: Listing = {
  from: 'credit_lots l',
  id: { sql: 'l.id', type: 'bigint' },
  sorts: {
    use: { sql: USE, type: 'numeric' },
    created_at: { sql: 'l.id', type: 'bigint' },
    expires_at: { sql: `coalesce(l.expires_at, 'infinity')`, type: 'timestamptz' },
    remaining: { sql: 'l.remaining', type: 'bigint' },
  },
};

/** Without a team: those of all teams. */
export type LotFilter = {
  readonly teamId?: string | undefined;
  readonly organizationId?: string | undefined;
  readonly source?: LotSource | undefined;
  readonly usableOnly: boolean;
};

export async function listLots(
  db: Database,
  { teamId, organizationId, source, usableOnly }: LotFilter,
  page: PageRequest,
): Promise<ListPage<CreditLot>> {
  return listPage(db, {
    listing,
    page,
    where: [
      ['l.team_id = ?', teamId],
      ['l.team_id IN (SELECT id FROM teams WHERE organization_id = ?)', organizationId],
      ['l.source = ?', source],
      ['l.is_usable', usableOnly || undefined],
    ],
    idOf: ({ lotId }) => lotId,
    load: async (ids) => (await db.prisma.creditLot.findMany({ where: { id: { in: ids.map(BigInt) } } })).map(toLot),
  });
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
