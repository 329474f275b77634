import { accessGroupParams, deletedAccessGroup } from '#schemas/access-groups.ts';
import { defineRoute } from '../../define-route.ts';
import { deleteUnusedGroup } from './known-access-group.ts';

export const deleteAccessGroup = defineRoute({
  method: 'delete',
  path: '/api/model-access-groups/:group_name',
  summary: 'Delete an access group that no team has',
  tag: 'Access groups',
  access: 'admin',
  params: accessGroupParams,
  reply: deletedAccessGroup,
  errors: ['invalid_request', 'forbidden', 'not_found', 'in_use'],

  async handle({ params: { group_name: name } }, { db }) {
    await deleteUnusedGroup(db, 'access', name);
    return { group_name: name, message: 'Access group deleted.' };
  },
});
