import { type MicroCredits, microCredits } from '#domain/money.ts';
import type { PageRequest } from '#domain/pages.ts';
import type { Database } from '../client.ts';
import { type Listing, type ListPage, listPage } from '../list-page.ts';

export type EntryKind = 'grant' | 'hold' | 'grow' | 'settle' | 'refund' | 'expire' | 'adjust';

export type CreditEntry = {
  readonly entryId: string;
  readonly teamId: string;
  readonly organizationId: string;
  readonly jobId: string | null;
  /** The lot that a grant made or an expiry ended. */
  readonly lotId: string | null;
  readonly kind: EntryKind;
  readonly granted: MicroCredits;
  readonly available: MicroCredits;
  readonly reserved: MicroCredits;
  readonly spent: MicroCredits;
  readonly expired: MicroCredits;
  readonly debt: MicroCredits;
  readonly availableAfter: MicroCredits;
  readonly debtAfter: MicroCredits;
  readonly reason: string | null;
  readonly createdAt: Date;
};

/** A {@link CreditEntry} of `credit_entries e` and its team `teams t`. */
export const ENTRY_COLUMNS = `
  e.id::text AS "entryId", e.team_id AS "teamId", t.organization_id AS "organizationId", e.job_id AS "jobId",
  e.lot_id::text AS "lotId", e.kind, e.granted, e.available, e.reserved, e.spent, e.expired, e.debt,
  e.available_after AS "availableAfter", e.debt_after AS "debtAfter", e.reason, e.created_at AS "createdAt"`;

/** Without a team: those of all teams. */
export type EntryFilter = {
  readonly teamId?: string | undefined;
  readonly organizationId?: string | undefined;
  readonly jobId?: string | undefined;
  readonly kind?: EntryKind | undefined;
  /** Whether a settlement charged anything. */
  readonly isCharged?: boolean | undefined;
  readonly from?: Date | undefined;
  readonly before?: Date | undefined;
};

const listing: Listing = {
  from: 'credit_entries e',
  id: { sql: 'e.id', type: 'bigint' },
  sorts: { created_at: { sql: 'e.id', type: 'bigint' } },
};

/** Ledgers, in the order in which they were written. */
export async function listEntries(
  db: Database,
  filter: EntryFilter,
  page: PageRequest,
): Promise<ListPage<CreditEntry>> {
  return listPage(db, {
    listing,
    page,
    where: [
      ['e.team_id = ?', filter.teamId],
      ['e.team_id IN (SELECT id FROM teams WHERE organization_id = ?)', filter.organizationId],
      ['e.job_id = ?', filter.jobId],
      ['e.kind = ?', filter.kind],
      ['e.spent > 0', filter.isCharged || undefined],
      ['e.spent = 0', filter.isCharged === false || undefined],
      ['e.created_at >= ?', filter.from],
      ['e.created_at < ?', filter.before],
    ],
    idOf: ({ entryId }) => entryId,
    load: async (ids) => {
      const where = { id: { in: ids.map(BigInt) } };
      return (await db.prisma.creditEntry.findMany({ where, include: owner })).map(toEntry);
    },
  });
}

const owner = { team: { select: { organizationId: true } } } as const;

type EntryRow = Record<
  'granted' | 'available' | 'reserved' | 'spent' | 'expired' | 'debt' | 'availableAfter' | 'debtAfter',
  bigint
> & {
  id: bigint;
  teamId: string;
  jobId: string | null;
  lotId: bigint | null;
  kind: string;
  reason: string | null;
  createdAt: Date;
  team: { organizationId: string };
};

const toEntry = (row: EntryRow): CreditEntry => ({
  entryId: row.id.toString(),
  teamId: row.teamId,
  organizationId: row.team.organizationId,
  jobId: row.jobId,
  lotId: row.lotId?.toString() ?? null,
  kind: row.kind as EntryKind,
  granted: microCredits(row.granted),
  available: microCredits(row.available),
  reserved: microCredits(row.reserved),
  spent: microCredits(row.spent),
  expired: microCredits(row.expired),
  debt: microCredits(row.debt),
  availableAfter: microCredits(row.availableAfter),
  debtAfter: microCredits(row.debtAfter),
  reason: row.reason,
  createdAt: row.createdAt,
});
