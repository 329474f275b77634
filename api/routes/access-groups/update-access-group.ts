import { accessGroupParams, accessGroupView, updateAccessGroupBody } from '#schemas/access-groups.ts';
import { updateAccessGroup as storeChanges } from '../../../prisma/repositories/access-groups.ts';
import { defineRoute } from '../../define-route.ts';
import { viewAccessGroup } from '../../views/access-group.ts';
import { findKnownAccessGroup } from './known-access-group.ts';

export const updateAccessGroup = defineRoute({
  method: 'put',
  path: '/api/model-access-groups/:group_name',
  summary: "Change an access group's display name or description",
  tag: 'Access groups',
  access: 'admin',
  params: accessGroupParams,
  body: updateAccessGroupBody,
  reply: accessGroupView,
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ params, body: { display_name: displayName, description } }, { db }) {
    await storeChanges(db, 'access', params.group_name, { displayName, description });
    return viewAccessGroup(await findKnownAccessGroup(db, params.group_name));
  },
});
