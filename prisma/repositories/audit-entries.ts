import type { Database } from '../client.ts';
import type { Prisma } from '../generated/client.ts';

export type NewAuditEntry = {
  /** Null for the master key. */
  readonly operatorId: string | null;
  readonly operatorName: string;
  readonly action: string;
  readonly targetKind: string;
  readonly targetId: string | null;
  readonly before: object | null;
  readonly after: object | null;
  readonly requestId: string;
  readonly address: string;
};

export type AuditEntry = NewAuditEntry & { readonly entryId: bigint; readonly at: Date };

const insertOne = {
  name: 'insert_audit_entry',
  text: `
    INSERT INTO audit_entries
      (at, operator_id, operator_name, action, target_kind, target_id, before, after, request_id, address)
    VALUES (clock_timestamp(), $1, $2, $3, $4, $5, $6, $7, $8, $9)`,
};

/** Writes an entry; it never changes again. Give it the transaction of the change it tells of. */
export async function insertAuditEntry({ pool }: Database, entry: NewAuditEntry): Promise<void> {
  const { operatorId, operatorName, action, targetKind, targetId, requestId, address } = entry;
  const [before, after] = [entry.before, entry.after].map((fields) => fields && JSON.stringify(fields));
  const values = [operatorId, operatorName, action, targetKind, targetId, before, after, requestId, address];
  await pool.query({ ...insertOne, values });
}

/** Lets the changes of one thing follow each other until the transaction ends, so that before and after are this change's own. */
export async function lockTarget({ pool }: Database, kind: string, id: string): Promise<void> {
  await pool.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`audit ${kind} ${id}`]);
}

export type AuditFilter = {
  /** Null: the master key. */
  readonly operatorId?: string | null | undefined;
  /** A part of it. */
  readonly action?: string | undefined;
  readonly targetKind?: string | undefined;
  readonly targetId?: string | undefined;
  readonly from?: Date | undefined;
  readonly before?: Date | undefined;
};

export type AuditPage = { readonly limit: number; readonly offset: number; readonly olderThan?: bigint | undefined };

/** Entries, newest first, with how many match in all, and whether there are older ones than these. */
export async function listAuditEntries({ prisma }: Database, filter: AuditFilter, page: AuditPage) {
  const where = whereOf(filter);
  const { limit, offset, olderThan } = page;
  const [total, rows] = await Promise.all([
    prisma.auditEntry.count({ where }),
    prisma.auditEntry.findMany({
      where: { AND: [where, olderThan === undefined ? {} : { id: { lt: olderThan } }] },
      orderBy: { id: 'desc' },
      take: limit + 1,
      skip: offset,
    }),
  ]);
  return { total, entries: rows.slice(0, limit).map(toEntry), hasMore: rows.length > limit };
}

function whereOf({ operatorId, action, targetKind, targetId, from, before }: AuditFilter): Prisma.AuditEntryWhereInput {
  return {
    ...(operatorId !== undefined && { operatorId }),
    ...(action !== undefined && { action: { contains: action, mode: 'insensitive' } }),
    ...(targetKind !== undefined && { targetKind }),
    ...(targetId !== undefined && { targetId }),
    at: { ...(from !== undefined && { gte: from }), ...(before !== undefined && { lt: before }) },
  };
}

const toEntry = ({ id, before, after, ...rest }: Prisma.AuditEntryGetPayload<object>): AuditEntry => ({
  entryId: id,
  before: before as object | null,
  after: after as object | null,
  ...rest,
});
