import type { OrganizationStatus } from '#domain/teams.ts';
import type { Database } from '../client.ts';

export type Organization = {
  readonly organizationId: string;
  readonly name: string;
  readonly status: OrganizationStatus;
  /** Its calls are made with its own provider keys or not at all. */
  readonly ownKeysOnly: boolean;
  /** The book of its teams that have none of their own. */
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
  readonly limit: number;
  readonly offset: number;
};

/** Organizations, newest first, with how many match in all. */
export async function listOrganizations({ prisma }: Database, { status, search, limit, offset }: OrganizationFilter) {
  const part = { contains: search ?? '', mode: 'insensitive' } as const;
  const where = {
    ...(status !== undefined && { status }),
    ...(search !== undefined && { OR: [{ id: part }, { name: part }] }),
  };
  const [total, rows] = await Promise.all([
    prisma.organization.count({ where }),
    prisma.organization.findMany({
      where,
      include: whole,
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: limit,
      skip: offset,
    }),
  ]);
  return { total, organizations: rows.map(toOrganization) };
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
