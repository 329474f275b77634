import type { Balance } from '#domain/credits.ts';
import { microCredits } from '#domain/money.ts';
import type { PageRequest } from '#domain/pages.ts';
import type { BudgetMode, Rounding, TeamRates, TeamStatus } from '#domain/teams.ts';
import type { Database } from '../client.ts';
import type { Prisma } from '../generated/client.ts';
import { type Listing, type ListPage, listPage } from '../list-page.ts';
import { balanceOf } from './credit-accounts.ts';

export type Team = {
  readonly teamId: string;
  readonly organizationId: string;
  readonly name: string;
  readonly status: TeamStatus;
  readonly defaultModelAlias: string | null;
  /** Its own; null: its organization's, or the default. */
  readonly priceBookId: string | null;
  readonly rates: TeamRates;
  readonly metadata: Record<string, unknown>;
  readonly accessGroups: readonly string[];
  /** In the order in which calls that name no model choose. */
  readonly allowedAliases: readonly string[];
  readonly balance: Balance;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

const whole = {
  account: true,
  accessGroups: {
    orderBy: { position: 'asc' },
    include: {
      group: {
        include: { models: { where: { model: { status: 'active' } }, orderBy: { position: 'asc' } } },
      },
    },
  },
} satisfies Prisma.TeamInclude;

export async function findTeam({ prisma }: Database, teamId: string): Promise<Team | null> {
  const row = await prisma.team.findUnique({ where: { id: teamId }, include: whole });
  return row && toTeam(row);
}

export type TeamFilter = {
  readonly organizationId?: string | undefined;
  readonly status?: TeamStatus | undefined;
  /** A part of the id or name. */
  readonly search?: string | undefined;
};

const listing: Listing = {
  from: 'teams t LEFT JOIN credit_accounts a ON a.team_id = t.id',
  id: { sql: 't.id', type: 'text' },
  sorts: {
    created_at: { sql: 't.created_at', type: 'timestamptz' },
    team_id: { sql: 't.id', type: 'text' },
    team_alias: { sql: 'lower(t.name)', type: 'text' },
    organization_id: { sql: 't.organization_id', type: 'text' },
    status: { sql: 't.status', type: 'text' },
    credits_remaining: { sql: 'coalesce(a.available, 0)', type: 'bigint' },
    credits_used: { sql: 'coalesce(a.spent, 0)', type: 'bigint' },
  },
};

export async function listTeams(db: Database, filter: TeamFilter, page: PageRequest): Promise<ListPage<Team>> {
  return listPage(db, {
    listing,
    page,
    where: [
      ['t.organization_id = ?', filter.organizationId],
      ['t.status = ?', filter.status],
      ['position(lower(?) IN lower(t.id)) > 0 OR position(lower(?) IN lower(t.name)) > 0', filter.search],
    ],
    idOf: ({ teamId }) => teamId,
    load: async (ids) => (await db.prisma.team.findMany({ where: { id: { in: ids } }, include: whole })).map(toTeam),
  });
}

export type TeamChanges = {
  readonly name?: string | undefined;
  readonly metadata?: object | undefined;
  readonly defaultModelAlias?: string | null | undefined;
  readonly rates?: Partial<TeamRates> | undefined;
};

/** False when there is no such team, or it is archived. */
export async function updateTeam({ prisma }: Database, teamId: string, changes: TeamChanges): Promise<boolean> {
  const { name, metadata, defaultModelAlias, rates } = changes;
  const { count } = await prisma.team.updateMany({
    where: { id: teamId, status: { not: 'archived' } },
    data: {
      ...(name !== undefined && { name }),
      ...(metadata !== undefined && { metadata }),
      ...(defaultModelAlias !== undefined && { defaultModelAlias }),
      ...rates,
    },
  });
  return count === 1;
}

/** Replaces the access groups of a team; their order is the order in which it chooses models. */
export async function replaceAccessGroups(
  { prisma }: Database,
  teamId: string,
  groups: readonly string[],
): Promise<void> {
  await prisma.$transaction([
    prisma.$queryRaw`SELECT id FROM teams WHERE id = ${teamId} FOR UPDATE`,
    prisma.teamAccessGroup.deleteMany({ where: { teamId } }),
    prisma.teamAccessGroup.createMany({ data: groups.map((groupName, position) => ({ teamId, groupName, position })) }),
  ]);
}

type TeamRow = Prisma.TeamGetPayload<{ include: typeof whole }>;

const toTeam = (row: TeamRow): Team => ({
  teamId: row.id,
  organizationId: row.organizationId,
  name: row.name,
  status: row.status as TeamStatus,
  defaultModelAlias: row.defaultModelAlias,
  priceBookId: row.priceBookId,
  rates: ratesOf(row),
  metadata: row.metadata as Record<string, unknown>,
  accessGroups: row.accessGroups.map(({ groupName }) => groupName),
  allowedAliases: [...new Set(row.accessGroups.flatMap(({ group }) => group.models.map(({ alias }) => alias)))],
  balance: balanceOf(row.account),
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
});

const ratesOf = (row: TeamRow): TeamRates => ({
  budgetMode: row.budgetMode as BudgetMode,
  microCreditsPerUsd: microCredits(row.microCreditsPerUsd),
  tokensPerCredit: row.tokensPerCredit,
  minimumMicroCredits: microCredits(row.minimumMicroCredits),
  rounding: row.rounding as Rounding,
});
