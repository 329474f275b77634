import type { AliasStatus } from '#domain/models.ts';
import { type NanoUsd, nanoUsd } from '#domain/money.ts';
import type { PageRequest } from '#domain/pages.ts';
import type { CacheScope } from '#domain/response-cache.ts';
import type { Database } from '../client.ts';
import type { Prisma } from '../generated/client.ts';
import { type Listing, type ListPage, listPage } from '../list-page.ts';

export type ModelAlias = {
  readonly alias: string;
  readonly displayName: string;
  readonly description: string;
  readonly provider: string;
  readonly actualModel: string;
  readonly inputPricePerMillion: NanoUsd | null;
  readonly outputPricePerMillion: NanoUsd | null;
  readonly fallbacks: readonly string[];
  readonly maxOutputTokens: number | null;
  /** Null: its replies are not kept. */
  readonly cacheTtlSeconds: number | null;
  readonly cacheScope: CacheScope;
  readonly status: AliasStatus;
  readonly accessGroups: readonly string[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

export type AliasFields = Omit<ModelAlias, 'alias' | 'accessGroups' | 'createdAt' | 'updatedAt'>;

const whole = {
  groups: { select: { groupName: true }, orderBy: { groupName: 'asc' } },
} satisfies Prisma.ModelAliasInclude;

/** Creates an alias at the end of these access groups, which must exist. */
export async function createModelAlias(
  { prisma }: Database,
  alias: string,
  fields: AliasFields,
  groups: readonly string[],
): Promise<void> {
  await prisma.$transaction([
    prisma.modelAlias.create({ data: { alias, ...columnsOf(fields) } as Prisma.ModelAliasCreateInput }),
    appendToGroups(prisma, alias, groups),
  ]);
}

export async function findModelAlias({ prisma }: Database, alias: string): Promise<ModelAlias | null> {
  const row = await prisma.modelAlias.findUnique({ where: { alias }, include: whole });
  return row && toModelAlias(row);
}

/** When each of these aliases was made. */
export async function findAliasAges({ prisma }: Database, aliases: readonly string[]): Promise<Map<string, Date>> {
  const rows = await prisma.modelAlias.findMany({
    where: { alias: { in: [...aliases] } },
    select: { alias: true, createdAt: true },
  });
  return new Map(rows.map(({ alias, createdAt }) => [alias, createdAt]));
}

export async function findMissingAliases({ prisma }: Database, aliases: readonly string[]): Promise<string[]> {
  const rows = await prisma.modelAlias.findMany({ where: { alias: { in: [...aliases] } }, select: { alias: true } });
  const known = new Set(rows.map(({ alias }) => alias));
  return aliases.filter((alias) => !known.has(alias));
}

export type AliasFilter = {
  readonly status?: AliasStatus | undefined;
  readonly provider?: string | undefined;
  readonly accessGroup?: string | undefined;
  /** A part of the alias, its display name or the real model. */
  readonly search?: string | undefined;
};

const listing: Listing = {
  from: 'model_aliases m',
  id: { sql: 'm.alias', type: 'text' },
  sorts: {
    model_alias: { sql: 'm.alias', type: 'text' },
    display_name: { sql: 'lower(m.display_name)', type: 'text' },
    provider: { sql: 'm.provider', type: 'text' },
    actual_model: { sql: 'm.actual_model', type: 'text' },
    status: { sql: 'm.status', type: 'text' },
    created_at: { sql: 'm.created_at', type: 'timestamptz' },
  },
};

const IS_NAMED = ['m.alias', 'm.display_name', 'm.actual_model']
  .map((column) => `position(lower(?) IN lower(${column})) > 0`)
  .join(' OR ');

export async function listModelAliases(
  db: Database,
  filter: AliasFilter,
  page: PageRequest,
): Promise<ListPage<ModelAlias>> {
  return listPage(db, {
    listing,
    page,
    where: [
      ['m.status = ?', filter.status],
      ['m.provider = ?', filter.provider],
      ['EXISTS (SELECT FROM access_group_models g WHERE g.alias = m.alias AND g.group_name = ?)', filter.accessGroup],
      [IS_NAMED, filter.search],
    ],
    idOf: ({ alias }) => alias,
    load: async (ids) =>
      (await db.prisma.modelAlias.findMany({ where: { alias: { in: ids } }, include: whole })).map(toModelAlias),
  });
}

export type AliasChanges = { readonly [field in keyof AliasFields]?: AliasFields[field] | undefined };

/** Changes an alias; groups that are given replace those it is in, keeping its place in the ones that stay. */
export async function updateModelAlias(
  { prisma }: Database,
  alias: string,
  changes: AliasChanges,
  groups: readonly string[] | undefined,
): Promise<void> {
  const change = prisma.modelAlias.updateMany({ where: { alias }, data: columnsOf(changes) });
  if (!groups) return void (await change);
  const leave = prisma.accessGroupModel.deleteMany({ where: { alias, groupName: { notIn: [...groups] } } });
  await prisma.$transaction([change, leave, appendToGroups(prisma, alias, groups)]);
}

const removeUnused = {
  name: 'delete_unused_alias',
  text: `
    DELETE FROM model_aliases WHERE alias = $1 AND NOT EXISTS (
      SELECT FROM model_calls c JOIN jobs j ON j.id = c.job_id
      WHERE c.alias = $1 AND c.status = 'queued' AND j.completed_at IS NULL
    ) AND NOT EXISTS (SELECT FROM job_types WHERE switch_to_alias = $1)`,
};

/** False when a call under way uses the alias, a job type switches to it, or there is no such alias. */
export async function deleteModelAlias({ pool }: Database, alias: string): Promise<boolean> {
  const { rowCount } = await pool.query({ ...removeUnused, values: [alias] });
  return rowCount === 1;
}

const appendToGroups = (prisma: Database['prisma'], alias: string, groups: readonly string[]) => prisma.$executeRaw`
  INSERT INTO access_group_models (group_name, alias, position)
  SELECT name, ${alias}, coalesce((SELECT max(position) + 1 FROM access_group_models WHERE group_name = name), 0)
  FROM unnest(${[...groups]}::text[]) AS name
  ON CONFLICT DO NOTHING`;

const columnsOf = ({ inputPricePerMillion, outputPricePerMillion, fallbacks, ...rest }: AliasChanges) => ({
  ...definedOnly(rest),
  ...(fallbacks !== undefined && { fallbacks: [...fallbacks] }),
  ...(inputPricePerMillion !== undefined && { inputPriceNanoUsdPerMillion: inputPricePerMillion }),
  ...(outputPricePerMillion !== undefined && { outputPriceNanoUsdPerMillion: outputPricePerMillion }),
});

const definedOnly = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [field in keyof T]?: Exclude<T[field], undefined>;
  };

const toModelAlias = (row: Prisma.ModelAliasGetPayload<{ include: typeof whole }>): ModelAlias => ({
  alias: row.alias,
  displayName: row.displayName,
  description: row.description,
  provider: row.provider,
  actualModel: row.actualModel,
  inputPricePerMillion: row.inputPriceNanoUsdPerMillion === null ? null : nanoUsd(row.inputPriceNanoUsdPerMillion),
  outputPricePerMillion: row.outputPriceNanoUsdPerMillion === null ? null : nanoUsd(row.outputPriceNanoUsdPerMillion),
  fallbacks: row.fallbacks,
  maxOutputTokens: row.maxOutputTokens,
  cacheTtlSeconds: row.cacheTtlSeconds,
  cacheScope: row.cacheScope as CacheScope,
  status: row.status as AliasStatus,
  accessGroups: row.groups.map(({ groupName }) => groupName),
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
});
