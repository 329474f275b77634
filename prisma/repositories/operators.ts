import type { PageRequest } from '#domain/pages.ts';
import type { Database } from '../client.ts';
import type { Prisma } from '../generated/client.ts';
import { type Listing, type ListPage, listPage } from '../list-page.ts';

export type OperatorRole = 'viewer' | 'admin' | 'owner';

export type Operator = {
  readonly operatorId: string;
  /** In lower case. */
  readonly email: string;
  readonly displayName: string;
  readonly role: OperatorRole;
  readonly isActive: boolean;
  readonly metadata: Record<string, unknown>;
  readonly createdAt: Date;
  /** Null for the first, and those made with the master key. */
  readonly createdBy: string | null;
  readonly lastLoginAt: Date | null;
};

export async function findOperator({ prisma }: Database, operatorId: string): Promise<Operator | null> {
  const row = await prisma.operator.findUnique({ where: { id: operatorId } });
  return row && toOperator(row);
}

/** For signing in: the operator with its password's hash. The e-mail is in lower case. */
export async function findOperatorToSignIn({ prisma }: Database, email: string) {
  const row = await prisma.operator.findUnique({ where: { email, isActive: true } });
  return row && { operator: toOperator(row), passwordHash: row.passwordHash };
}

export type OperatorFilter = {
  readonly role?: OperatorRole | undefined;
  readonly isActive?: boolean | undefined;
  /** A part of the e-mail or name. */
  readonly search?: string | undefined;
};

const listing: Listing = {
  from: 'operators o',
  id: { sql: 'o.id', type: 'uuid' },
  sorts: {
    created_at: { sql: 'o.created_at', type: 'timestamptz' },
    email: { sql: 'o.email', type: 'text' },
    display_name: { sql: 'o.display_name', type: 'text' },
    role: { sql: 'o.role', type: 'text' },
    last_login: { sql: `coalesce(o.last_login_at, '-infinity')`, type: 'timestamptz' },
  },
};

export async function listOperators(
  db: Database,
  { role, isActive, search }: OperatorFilter,
  page: PageRequest,
): Promise<ListPage<Operator>> {
  return listPage(db, {
    listing,
    page,
    where: [
      ['o.role = ?', role],
      ['o.is_active = ?', isActive],
      ['position(lower(?) IN lower(o.email)) > 0 OR position(lower(?) IN lower(o.display_name)) > 0', search],
    ],
    idOf: ({ operatorId }) => operatorId,
    load: async (ids) => (await db.prisma.operator.findMany({ where: { id: { in: ids } } })).map(toOperator),
  });
}

export type NewOperator = Pick<Operator, 'email' | 'displayName' | 'role' | 'metadata' | 'createdBy'> & {
  readonly passwordHash: string;
};

/** Throws a unique violation when there is an operator with this e-mail. */
export async function createOperator({ prisma }: Database, { metadata, ...rest }: NewOperator): Promise<Operator> {
  return toOperator(await prisma.operator.create({ data: { ...rest, metadata: metadata as Prisma.InputJsonObject } }));
}

export type OperatorChanges = {
  readonly email?: string | undefined;
  readonly displayName?: string | undefined;
  readonly role?: OperatorRole | undefined;
  readonly isActive?: boolean | undefined;
  readonly metadata?: object | undefined;
  readonly passwordHash?: string | undefined;
};

/** Null when there is none. Throws a unique violation when another has the e-mail. */
export async function updateOperator(
  { prisma }: Database,
  operatorId: string,
  changes: OperatorChanges,
): Promise<Operator | null> {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  const rows = await prisma.operator.updateManyAndReturn({
    where: { id: operatorId },
    data: Object.fromEntries(given),
  });
  return rows[0] ? toOperator(rows[0]) : null;
}

/** Deletes an operator with its sessions. What the audit log says of it stays. False when there is none. */
export async function deleteOperator({ prisma }: Database, operatorId: string): Promise<boolean> {
  const { count } = await prisma.operator.deleteMany({ where: { id: operatorId } });
  return count === 1;
}

/** The owners who may sign in. Until the transaction ends nobody else changes them. */
export async function lockActiveOwners({ pool }: Database): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT id FROM operators WHERE role = 'owner' AND is_active ORDER BY id FOR UPDATE`,
  );
  return rows.map(({ id }) => id);
}

const toOperator = (row: Prisma.OperatorGetPayload<object>): Operator => ({
  operatorId: row.id,
  email: row.email,
  displayName: row.displayName,
  role: row.role as OperatorRole,
  isActive: row.isActive,
  metadata: row.metadata as Record<string, unknown>,
  createdAt: row.createdAt,
  createdBy: row.createdBy,
  lastLoginAt: row.lastLoginAt,
});
