import { DomainError } from '#domain/errors.ts';
import type { Database } from '../../../prisma/client.ts';
import { type AccessGroup, findAccessGroup } from '../../../prisma/repositories/access-groups.ts';
import { findMissingAliases } from '../../../prisma/repositories/model-aliases.ts';

/** Throws `not_found`. */
export async function findKnownAccessGroup(db: Database, name: string): Promise<AccessGroup> {
  const group = await findAccessGroup(db, name);
  if (group) return group;
  throw new DomainError(
    'not_found',
    `There is no access group "${name}". Create it with POST /api/model-access-groups/create.`,
  );
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
