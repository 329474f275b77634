import { accessGroupView, createAccessGroupBody } from '#schemas/access-groups.ts';
import { defineRoute } from '../../define-route.ts';
import { viewAccessGroup } from '../../views/access-group.ts';
import { assertAliasesExist, createGroup } from './known-access-group.ts';

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
    return viewAccessGroup(await createGroup(db, { name, kind: 'access', displayName, description, aliases }));
  },
});
