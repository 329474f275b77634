import type { PageRequest } from '#domain/pages.ts';
import type { OrganizationStatus } from '#domain/teams.ts';
import type { Database } from '../client.ts';
import { type Listing, type ListPage, listPage } from '../list-page.ts';

export type Organization = {
  readonly organizationId: string;
  readonly name: string;
  readonly status: OrganizationStatus;
  /** Its calls are made with its own provider keys or not at all. */
  readonly ownKeysOnly: boolean;
  /** Of its teams that have none of their own; null: the default. */
  readonly priceBookId: string | null;
  readonly metadata: Record<string, unknown>;
  readonly teamCount: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

const whole = { _count: { select: { teams: true } } } as const;

export async function findOrganization({ prisma }: Database, organizationId: string): Promise<Organization | null> {
  const row = await prisma.organization.findUnique({ where: { id: organizationId }, include: whole });
  return row && toOrganization(row);
}

export type OrganizationFilter = {
  readonly status?: OrganizationStatus | undefined;
  /** A part of the id or name. */
  readonly search?: string | undefined;
};

const listing: Listing = {
  from: 'organizations o',
  id: { sql: 'o.id', type: 'text' },
  sorts: {
    created_at: { sql: 'o.created_at', type: 'timestamptz' },
    organization_id: { sql: 'o.id', type: 'text' },
    name: { sql: 'lower(o.name)', type: 'text' },
    status: { sql: 'o.status', type: 'text' },
  },
};

export async function listOrganizations(
  db: Database,
  { status, search }: OrganizationFilter,
  page: PageRequest,
): Promise<ListPage<Organization>> {
  return listPage(db, {
    listing,
    page,
    where: [
      ['o.status = ?', status],
      ['position(lower(?) IN lower(o.id)) > 0 OR position(lower(?) IN lower(o.name)) > 0', search],
    ],
    idOf: ({ organizationId }) => organizationId,
    load: async (ids) =>
      (await db.prisma.organization.findMany({ where: { id: { in: ids } }, include: whole })).map(toOrganization),
  });
}

export type OrganizationChanges = {
  readonly name?: string | undefined;
  readonly metadata?: object | undefined;
  readonly ownKeysOnly?: boolean | undefined;
};

/** False when there is no such organization. */
export async function updateOrganization(
  { prisma }: Database,
  organizationId: string,
  { name, metadata, ownKeysOnly }: OrganizationChanges,
): Promise<boolean> {
  const { count } = await prisma.organization.updateMany({
    where: { id: organizationId },
    data: {
      ...(name !== undefined && { name }),
      ...(metadata !== undefined && { metadata }),
      ...(ownKeysOnly !== undefined && { ownKeysOnly }),
    },
  });
  return count === 1;
}

/** False when there is no such organization, or it has or had teams. */
export async function deleteEmptyOrganization({ prisma }: Database, organizationId: string): Promise<boolean> {
  const { count } = await prisma.organization.deleteMany({ where: { id: organizationId, teams: { none: {} } } });
  return count === 1;
}

type OrganizationRow = {
  id: string;
  name: string;
  status: string;
  ownKeysOnly: boolean;
  priceBookId: string | null;
  metadata: unknown;
  createdAt: Date;
  updatedAt: Date;
  _count: { teams: number };
};

const toOrganization = (row: OrganizationRow): Organization => ({
  organizationId: row.id,
  name: row.name,
  status: row.status as OrganizationStatus,
  ownKeysOnly: row.ownKeysOnly,
  priceBookId: row.priceBookId,
  metadata: row.metadata as Record<string, unknown>,
  teamCount: row._count.teams,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
});
