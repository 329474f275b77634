import type { PageRequest } from '#domain/pages.ts';
import type { Database } from '../client.ts';
import type { Prisma } from '../generated/client.ts';
import { type Listing, type ListPage, listPage } from '../list-page.ts';

/** `fallback`: a call that names the group uses its first model, and the others stand in for it (the older model groups). */
export type GroupKind = 'access' | 'fallback';

export type AccessGroup = {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly models: readonly GroupModel[];
  /** Some of the teams that have it, archived ones left out. */
  readonly teams: readonly string[];
  readonly teamCount: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

type GroupModel = {
  readonly alias: string;
  readonly displayName: string;
  readonly provider: string;
  readonly actualModel: string;
  readonly status: string;
};

const TEAMS_SHOWN = 100;
const living = { team: { status: { not: 'archived' } } };

const whole = {
  models: { orderBy: { position: 'asc' }, include: { model: true } },
  teams: { where: living, select: { teamId: true }, orderBy: { teamId: 'asc' }, take: TEAMS_SHOWN },
  _count: { select: { teams: { where: living } } },
} satisfies Prisma.AccessGroupInclude;

export type NewAccessGroup = Pick<AccessGroup, 'name' | 'displayName' | 'description'> & {
  readonly kind: GroupKind;
  readonly aliases: readonly string[];
};

export async function createAccessGroup({ prisma }: Database, group: NewAccessGroup): Promise<void> {
  const { name, kind, displayName, description, aliases } = group;
  const models = aliases.map((alias, position) => ({ position, model: { connect: { alias } } }));
  await prisma.accessGroup.create({ data: { name, kind, displayName, description, models: { create: models } } });
}

export async function findAccessGroup(
  { prisma }: Database,
  kind: GroupKind,
  name: string,
): Promise<AccessGroup | null> {
  const row = await prisma.accessGroup.findUnique({ where: { name, kind }, include: whole });
  return row && toAccessGroup(row);
}

const listing: Listing = {
  from: 'access_groups g',
  id: { sql: 'g.name', type: 'text' },
  sorts: {
    group_name: { sql: 'g.name', type: 'text' },
    display_name: { sql: 'lower(g.display_name)', type: 'text' },
    created_at: { sql: 'g.created_at', type: 'timestamptz' },
  },
};

export type GroupFilter = { readonly kind: GroupKind; readonly search?: string | undefined };

export async function listAccessGroups(
  db: Database,
  { kind, search }: GroupFilter,
  page: PageRequest,
): Promise<ListPage<AccessGroup>> {
  return listPage(db, {
    listing,
    page,
    where: [
      ['g.kind = ?', kind],
      ['position(lower(?) IN lower(g.name)) > 0 OR position(lower(?) IN lower(g.display_name)) > 0', search],
    ],
    idOf: ({ name }) => name,
    load: async (ids) =>
      (await db.prisma.accessGroup.findMany({ where: { name: { in: ids } }, include: whole })).map(toAccessGroup),
  });
}

/** Which of these groups do not exist, and the active aliases of those that do, in order. */
export async function resolveAccessGroups({ prisma }: Database, names: readonly string[]) {
  const rows = await prisma.accessGroup.findMany({
    where: { name: { in: [...names] } },
    include: { models: { where: { model: { status: 'active' } }, orderBy: { position: 'asc' } } },
  });
  const byName = new Map(rows.map((row) => [row.name, row.models.map(({ alias }) => alias)]));
  return {
    missing: names.filter((name) => !byName.has(name)),
    aliases: [...new Set(names.flatMap((name) => byName.get(name) ?? []))],
  };
}

export type AccessGroupChanges = {
  readonly displayName?: string | undefined;
  readonly description?: string | undefined;
};

/** False when there is no such group. */
export async function updateAccessGroup(
  { prisma }: Database,
  kind: GroupKind,
  name: string,
  { displayName, description }: AccessGroupChanges,
): Promise<boolean> {
  const { count } = await prisma.accessGroup.updateMany({
    where: { name, kind },
    data: { ...(displayName !== undefined && { displayName }), ...(description !== undefined && { description }) },
  });
  return count === 1;
}

/** Replaces the models of a group; their order is the order in which teams choose them. */
export async function replaceGroupModels(
  { prisma }: Database,
  groupName: string,
  aliases: readonly string[],
): Promise<void> {
  await prisma.$transaction([
    prisma.$queryRaw`UPDATE access_groups SET updated_at = now() WHERE name = ${groupName} RETURNING name`,
    prisma.accessGroupModel.deleteMany({ where: { groupName } }),
    prisma.accessGroupModel.createMany({ data: aliases.map((alias, position) => ({ groupName, alias, position })) }),
  ]);
}

/** Takes a group from archived teams and deletes it. Throws a reference violation while another team has it. */
export async function deleteAccessGroup({ prisma }: Database, name: string): Promise<boolean> {
  const [, { count }] = await prisma.$transaction([
    prisma.teamAccessGroup.deleteMany({ where: { groupName: name, team: { status: 'archived' } } }),
    prisma.accessGroup.deleteMany({ where: { name } }),
  ]);
  return count === 1;
}

type AccessGroupRow = Prisma.AccessGroupGetPayload<{ include: typeof whole }>;

const toAccessGroup = (row: AccessGroupRow): AccessGroup => ({
  name: row.name,
  displayName: row.displayName,
  description: row.description,
  models: row.models.map(({ alias, model }) => ({
    alias,
    displayName: model.displayName,
    provider: model.provider,
    actualModel: model.actualModel,
    status: model.status,
  })),
  teams: row.teams.map(({ teamId }) => teamId),
  teamCount: row._count.teams,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
});
