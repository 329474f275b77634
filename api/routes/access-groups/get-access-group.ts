import { accessGroupParams, accessGroupView } from '#schemas/access-groups.ts';
import { defineRoute } from '../../define-route.ts';
import { viewAccessGroup } from '../../views/access-group.ts';
import { findKnownAccessGroup } from './known-access-group.ts';

export const getAccessGroup = defineRoute({
  method: 'get',
  path: '/api/model-access-groups/:group_name',
  summary: 'An access group with its models and teams',
  tag: 'Access groups',
  access: 'viewer',
  params: accessGroupParams,
  reply: accessGroupView,
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ params }, { db }) {
    return viewAccessGroup(await findKnownAccessGroup(db, params.group_name));
  },
});
