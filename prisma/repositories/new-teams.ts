import type { MicroCredits } from '#domain/money.ts';
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
};

/** Creates a team with its account, first grant, access groups and first key: all or nothing. */
export async function createTeam({ prisma }: Database, organizationId: string, team: NewTeam): Promise<void> {
  await prisma.team.create({ data: { organization: { connect: { id: organizationId } }, ...rowsOf(team) } });
}

export type NewOrganization = {
  readonly organizationId: string;
  readonly name: string;
  readonly metadata: object;
  readonly defaultTeam: NewTeam | null;
};

/** Creates an organization and, with it, its default team: all or nothing. */
export async function createOrganization({ prisma }: Database, organization: NewOrganization): Promise<void> {
  const { organizationId: id, name, metadata, defaultTeam } = organization;
  await prisma.organization.create({
    data: { id, name, metadata, ...(defaultTeam && { teams: { create: rowsOf(defaultTeam) } }) },
  });
}

function rowsOf(team: NewTeam): Prisma.TeamCreateWithoutOrganizationInput {
  const { teamId, name, metadata, defaultModelAlias, accessGroups, credits, key } = team;
  return {
    id: teamId,
    name,
    metadata,
    ...(defaultModelAlias !== null && { defaultModel: { connect: { alias: defaultModelAlias } } }),
    keys: { create: { name: key.name, hash: Uint8Array.from(key.hash), prefix: key.prefix } },
    accessGroups: {
      create: accessGroups.map((groupName, position) => ({ position, group: { connect: { name: groupName } } })),
    },
    account: { create: { granted: credits, available: credits } },
    ...(credits > 0n && {
      entries: {
        create: {
          kind: 'grant',
          granted: credits,
          available: credits,
          availableAfter: credits,
          reason: 'First allocation',
        },
      },
    }),
  };
}
