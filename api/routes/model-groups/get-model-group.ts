import { accessGroupParams } from '#schemas/access-groups.ts';
import { modelGroupView } from '#schemas/model-groups.ts';
import { defineRoute } from '../../define-route.ts';
import { viewModelGroup } from '../../views/model-group.ts';
import { findKnownGroup } from '../access-groups/known-access-group.ts';

export const getModelGroup = defineRoute({
  method: 'get',
  path: '/api/model-groups/:group_name',
  summary: 'A model group with its models and teams',
  tag: 'Model groups',
  access: 'viewer',
  params: accessGroupParams,
  reply: modelGroupView,
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ params }, { db }) {
    return viewModelGroup(await findKnownGroup(db, 'fallback', params.group_name));
  },
});
