import { DEFAULT_PRIORITY } from '#domain/lots.ts';
import type { MicroCredits } from '#domain/money.ts';
import type { TeamRates } from '#domain/teams.ts';
import type { Database } from '../client.ts';
import type { Prisma } from '../generated/client.ts';
import type { NewKey } from './issued-keys.ts';

export type NewTeam = {
  readonly teamId: string;
  readonly name: string;
  readonly defaultModelAlias: string | null;
  readonly metadata: object;
  readonly accessGroups: readonly string[];
  readonly credits: MicroCredits;
  readonly key: NewKey;
  /** How its jobs are paid; by the price book when left out. */
  readonly rates?: Partial<TeamRates>;
};

/** Creates a team with its account, first grant, access groups and first key: all or nothing. */
export async function createTeam({ prisma }: Database, organizationId: string, team: NewTeam): Promise<void> {
  const data = { organization: { connect: { id: organizationId } }, ...rowsOf(team) };
  await prisma.$transaction([prisma.team.create({ data }), ...firstGrant(prisma, team)]);
}

export type NewOrganization = {
  readonly organizationId: string;
  readonly name: string;
  readonly ownKeysOnly: boolean;
  readonly metadata: object;
  readonly defaultTeam: NewTeam | null;
};

/** Creates an organization and, with it, its default team: all or nothing. */
export async function createOrganization({ prisma }: Database, organization: NewOrganization): Promise<void> {
  const { organizationId: id, name, ownKeysOnly, metadata, defaultTeam: team } = organization;
  const data = { id, name, ownKeysOnly, metadata, ...(team && { teams: { create: rowsOf(team) } }) };
  await prisma.$transaction([prisma.organization.create({ data }), ...(team ? firstGrant(prisma, team) : [])]);
}

function rowsOf(team: NewTeam): Prisma.TeamCreateWithoutOrganizationInput {
  const { teamId, name, metadata, defaultModelAlias, accessGroups, key, rates } = team;
  return {
    id: teamId,
    name,
    metadata,
    ...rates,
    ...(defaultModelAlias !== null && { defaultModel: { connect: { alias: defaultModelAlias } } }),
    keys: { create: { name: key.name, hash: Uint8Array.from(key.hash), prefix: key.prefix } },
    accessGroups: {
      create: accessGroups.map((groupName, position) => ({ position, group: { connect: { name: groupName } } })),
    },
    account: { create: {} },
  };
}

/** The credits a team begins with, if any. */
const firstGrant = (prisma: Database['prisma'], { teamId, credits }: NewTeam) =>
  credits > 0n
    ? [
        prisma.$queryRaw`
          SELECT id FROM grant_credits(
            ${teamId}, ${credits as bigint}::bigint, 'purchase', ${DEFAULT_PRIORITY}::int, NULL, NULL, 'First allocation', NULL
          )`,
      ]
    : [];
