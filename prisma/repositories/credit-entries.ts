import { type MicroCredits, microCredits } from '#domain/money.ts';
import type { Database } from '../client.ts';

export type EntryKind = 'grant' | 'hold' | 'settle';

export type CreditEntry = {
  readonly entryId: string;
  readonly teamId: string;
  readonly organizationId: string;
  readonly jobId: string | null;
  readonly kind: EntryKind;
  readonly granted: MicroCredits;
  readonly available: MicroCredits;
  readonly reserved: MicroCredits;
  readonly spent: MicroCredits;
  readonly availableAfter: MicroCredits;
  readonly reason: string | null;
  readonly createdAt: Date;
};

/** A team's ledger, newest first, with how many entries there are in all. */
export async function listEntries({ prisma }: Database, teamId: string, { limit, offset }: EntryPage) {
  const where = { teamId };
  const [total, rows] = await Promise.all([
    prisma.creditEntry.count({ where }),
    prisma.creditEntry.findMany({ where, include: owner, orderBy: { id: 'desc' }, take: limit, skip: offset }),
  ]);
  return { total, entries: rows.map(toEntry) };
}

export type EntryPage = { readonly limit: number; readonly offset: number };

/** The entry that an Idempotency-Key made, or null. */
export async function findEntryByKey({ prisma }: Database, teamId: string, idempotencyKey: string) {
  const row = await prisma.creditEntry.findUnique({
    where: { teamId_idempotencyKey: { teamId, idempotencyKey } },
    include: owner,
  });
  return row && toEntry(row);
}

const owner = { team: { select: { organizationId: true } } } as const;

type EntryRow = {
  id: bigint;
  teamId: string;
  jobId: string | null;
  kind: string;
  granted: bigint;
  available: bigint;
  reserved: bigint;
  spent: bigint;
  availableAfter: bigint;
  reason: string | null;
  createdAt: Date;
  team: { organizationId: string };
};

const toEntry = (row: EntryRow): CreditEntry => ({
  entryId: row.id.toString(),
  teamId: row.teamId,
  organizationId: row.team.organizationId,
  jobId: row.jobId,
  kind: row.kind as EntryKind,
  granted: microCredits(row.granted),
  available: microCredits(row.available),
  reserved: microCredits(row.reserved),
  spent: microCredits(row.spent),
  availableAfter: microCredits(row.availableAfter),
  reason: row.reason,
  createdAt: row.createdAt,
});
