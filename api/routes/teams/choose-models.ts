import { DomainError } from '#domain/errors.ts';
import type { Database } from '../../../prisma/client.ts';
import { resolveAccessGroups } from '../../../prisma/repositories/access-groups.ts';
import { isReferenceViolation } from '../../../prisma/violations.ts';
import { invalid } from '../../invalid.ts';

type Choice = {
  readonly field: string;
  readonly accessGroups: readonly string[];
  readonly defaultModel?: string | null | undefined;
};

/** Throws unless all groups exist and the default model, if there is one, is in one of them. */
export async function assertModels(db: Database, { field, accessGroups, defaultModel }: Choice): Promise<void> {
  const { missing, aliases } = await resolveAccessGroups(db, accessGroups);
  if (missing.length > 0) {
    const names = missing.map((name) => `"${name}"`).join(', ');
    throw new DomainError(
      'not_found',
      `${field}: there is no access group ${names}. Create it with POST /api/model-access-groups/create.`,
    );
  }
  if (defaultModel == null || aliases.includes(defaultModel)) return;
  const usable = aliases.join(', ') || 'none';
  throw invalid('default_model', `must be an active model of the team's access groups (${usable})`);
}

/** What a failed write means when the things it refers to were just there. */
export const explainVanished = (error: unknown): unknown =>
  isReferenceViolation(error)
    ? new DomainError(
        'not_found',
        'The organization, a model or an access group was deleted in this moment. Check them and try again.',
      )
    : error;
