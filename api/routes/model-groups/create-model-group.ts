import { createModelGroupBody, modelGroupView } from '#schemas/model-groups.ts';
import { defineRoute } from '../../define-route.ts';
import { viewModelGroup } from '../../views/model-group.ts';
import { assertAliasesExist, createGroup } from '../access-groups/known-access-group.ts';

export const createModelGroup = defineRoute({
  method: 'post',
  path: '/api/model-groups/create',
  summary: 'Create a model group: an alias and those that stand in for it, in order',
  tag: 'Model groups',
  access: 'admin',
  body: createModelGroupBody,
  reply: modelGroupView,
  errors: ['invalid_request', 'forbidden', 'not_found', 'already_exists'],

  async handle({ body }, { db }) {
    const { group_name: name, display_name: displayName = name, description, models: aliases } = body;
    await assertAliasesExist(db, aliases);
    return viewModelGroup(await createGroup(db, { name, kind: 'fallback', displayName, description, aliases }));
  },
});
