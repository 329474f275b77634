import type { PageRequest } from '#domain/pages.ts';
import type { Database } from '../client.ts';
import type { Prisma } from '../generated/client.ts';
import { type Listing, type ListPage, listPage } from '../list-page.ts';

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

const listing: Listing = {
  from: 'audit_entries e',
  id: { sql: 'e.id', type: 'bigint' },
  sorts: { at: { sql: 'e.id', type: 'bigint' } },
};

/** Entries, in the order in which they were written. */
export async function listAuditEntries(
  db: Database,
  { operatorId, action, targetKind, targetId, from, before }: AuditFilter,
  page: PageRequest,
): Promise<ListPage<AuditEntry>> {
  return listPage(db, {
    listing,
    page,
    where: [
      ['e.operator_id IS NULL', operatorId === null || undefined],
      ['e.operator_id = ?', operatorId ?? undefined],
      ['position(lower(?) IN lower(e.action)) > 0', action],
      ['e.target_kind = ?', targetKind],
      ['e.target_id = ?', targetId],
      ['e.at >= ?', from],
      ['e.at < ?', before],
    ],
    idOf: ({ entryId }) => String(entryId),
    load: async (ids) => (await db.prisma.auditEntry.findMany({ where: { id: { in: ids.map(BigInt) } } })).map(toEntry),
  });
}

const toEntry = ({ id, before, after, ...rest }: Prisma.AuditEntryGetPayload<object>): AuditEntry => ({
  entryId: id,
  before: before as object | null,
  after: after as object | null,
  ...rest,
});
