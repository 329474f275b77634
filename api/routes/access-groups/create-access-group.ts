import { DomainError } from '#domain/errors.ts';
import { accessGroupView, createAccessGroupBody } from '#schemas/access-groups.ts';
import { createAccessGroup as storeGroup } from '../../../prisma/repositories/access-groups.ts';
import { isUniqueViolation } from '../../../prisma/violations.ts';
import { defineRoute } from '../../define-route.ts';
import { viewAccessGroup } from '../../views/access-group.ts';
import { explainVanished } from '../teams/choose-models.ts';
import { assertAliasesExist, findKnownAccessGroup } from './known-access-group.ts';

export const createAccessGroup = defineRoute({
  method: 'post',
  path: '/api/model-access-groups/create',
  summary: 'Create an access group: models that are given to teams as a whole',
  tag: 'Access groups',
  access: 'admin',
  body: createAccessGroupBody,
  reply: accessGroupView,
  errors: ['invalid_request', 'forbidden', 'not_found', 'already_exists'],

  async handle({ body }, { db }) {
    const { group_name: name, display_name: displayName = name, description, model_aliases: aliases } = body;
    await assertAliasesExist(db, aliases);
    await storeGroup(db, { name, displayName, description, aliases }).catch((error: unknown) => {
      if (isUniqueViolation(error)) {
        throw new DomainError(
          'already_exists',
          `group_name: the access group "${name}" exists already. Choose another name.`,
        );
      }
      throw explainVanished(error);
    });
    return viewAccessGroup(await findKnownAccessGroup(db, name));
  },
});
