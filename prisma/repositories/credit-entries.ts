import { type MicroCredits, microCredits } from '#domain/money.ts';
import type { Database } from '../client.ts';
import type { Prisma } from '../generated/client.ts';

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

export type EntrySearch = EntryPage & {
  readonly teamId?: string | undefined;
  readonly organizationId?: string | undefined;
  readonly jobId?: string | undefined;
  readonly type?: EntryType | undefined;
};

/** The ledgers of all teams, newest first, with how many entries match in all. */
export async function searchEntries({ prisma }: Database, filter: EntrySearch) {
  const { teamId, organizationId, jobId, type, limit, offset } = filter;
  const where: Prisma.CreditEntryWhereInput = {
    ...(teamId !== undefined && { teamId }),
    ...(organizationId !== undefined && { team: { organizationId } }),
    ...(jobId !== undefined && { jobId }),
    ...(type !== undefined && whereType[type]),
  };
  const [total, rows] = await Promise.all([
    prisma.creditEntry.count({ where }),
    prisma.creditEntry.findMany({ where, include: owner, orderBy: { id: 'desc' }, take: limit, skip: offset }),
  ]);
  return { total, entries: rows.map(toEntry) };
}

/** Entries in the older API's words. */
type EntryType = 'allocation' | 'hold' | 'hold_growth' | 'deduction' | 'release' | 'refund' | 'expiry' | 'adjustment';

const whereType: Readonly<Record<EntryType, Prisma.CreditEntryWhereInput>> = {
  allocation: { kind: 'grant' },
  hold: { kind: 'hold' },
  hold_growth: { kind: 'grow' },
  deduction: { kind: 'settle', spent: { gt: 0 } },
  release: { kind: 'settle', spent: { lte: 0 } },
  refund: { kind: 'refund' },
  expiry: { kind: 'expire' },
  adjustment: { kind: 'adjust' },
};

export type EntryPage = { readonly limit: number; readonly offset: number };

/** A team's ledger, newest first, with how many entries there are in all. */
export async function listEntries({ prisma }: Database, teamId: string, { limit, offset }: EntryPage) {
  const where = { teamId };
  const [total, rows] = await Promise.all([
    prisma.creditEntry.count({ where }),
    prisma.creditEntry.findMany({ where, include: owner, orderBy: { id: 'desc' }, take: limit, skip: offset }),
  ]);
  return { total, entries: rows.map(toEntry) };
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
