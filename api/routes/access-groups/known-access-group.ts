import { DomainError } from '#domain/errors.ts';
import type { Database } from '../../../prisma/client.ts';
import {
  type AccessGroup,
  createAccessGroup,
  deleteAccessGroup,
  findAccessGroup,
  type GroupKind,
  type NewAccessGroup,
} from '../../../prisma/repositories/access-groups.ts';
import { findMissingAliases } from '../../../prisma/repositories/model-aliases.ts';
import { isReferenceViolation, isUniqueViolation } from '../../../prisma/violations.ts';
import { explainVanished } from '../teams/choose-models.ts';

/** Throws `not_found`. */
export const findKnownAccessGroup = (db: Database, name: string): Promise<AccessGroup> =>
  findKnownGroup(db, 'access', name);

const kinds = {
  access: { called: 'access group', path: '/api/model-access-groups' },
  fallback: { called: 'model group', path: '/api/model-groups' },
} as const satisfies Record<GroupKind, object>;

/** Throws `not_found`, also for a group of the other kind. */
export async function findKnownGroup(db: Database, kind: GroupKind, name: string): Promise<AccessGroup> {
  const group = await findAccessGroup(db, kind, name);
  if (group) return group;
  const { called, path } = kinds[kind];
  throw new DomainError('not_found', `There is no ${called} "${name}". Create it with POST ${path}/create.`);
}

/** Creates a group of existing aliases. Throws `already_exists`: groups of both kinds share their names. */
export async function createGroup(db: Database, group: NewAccessGroup): Promise<AccessGroup> {
  await createAccessGroup(db, group).catch((error: unknown) => {
    if (!isUniqueViolation(error)) throw explainVanished(error);
    const message = `group_name: there is an access group or model group "${group.name}" already. Choose another name.`;
    throw new DomainError('already_exists', message);
  });
  return findKnownGroup(db, group.kind, group.name);
}

/** Deletes a group that no team has. Throws `in_use` with some of the teams that have it. */
export async function deleteUnusedGroup(db: Database, kind: GroupKind, name: string): Promise<void> {
  await findKnownGroup(db, kind, name);
  await deleteAccessGroup(db, name).catch(async (error: unknown) => {
    if (!isReferenceViolation(error)) throw error;
    const { teams, teamCount } = await findKnownGroup(db, kind, name);
    const some = teams.slice(0, 3).join(', ');
    const message = `The ${kinds[kind].called} "${name}" is used by teams (${teamCount}): ${some}${teamCount > 3 ? ', …' : ''}. Give them other groups with PUT /api/teams/{team_id}/access-groups first.`;
    throw new DomainError('in_use', message);
  });
}

/** Throws `not_found` unless all of these model aliases exist. */
export async function assertAliasesExist(db: Database, aliases: readonly string[]): Promise<void> {
  const missing = await findMissingAliases(db, aliases);
  if (missing.length === 0) return;
  const names = missing.map((alias) => `"${alias}"`).join(', ');
  throw new DomainError(
    'not_found',
    `model_aliases: there is no model alias ${names}. Create it with POST /api/model-aliases/create.`,
  );
}
