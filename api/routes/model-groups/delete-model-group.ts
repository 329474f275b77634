import { accessGroupParams, deletedAccessGroup } from '#schemas/access-groups.ts';
import { defineRoute } from '../../define-route.ts';
import { deleteUnusedGroup } from '../access-groups/known-access-group.ts';

export const deleteModelGroup = defineRoute({
  method: 'delete',
  path: '/api/model-groups/:group_name',
  summary: 'Delete a model group that no team has',
  tag: 'Model groups',
  access: 'admin',
  params: accessGroupParams,
  reply: deletedAccessGroup,
  errors: ['invalid_request', 'forbidden', 'not_found', 'in_use'],

  async handle({ params: { group_name: name } }, { db }) {
    await deleteUnusedGroup(db, 'fallback', name);
    return { group_name: name, message: 'Model group deleted.' };
  },
});
