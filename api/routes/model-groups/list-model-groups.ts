import { accessGroupListQuery } from '#schemas/access-groups.ts';
import { modelGroupList } from '#schemas/model-groups.ts';
import { listAccessGroups } from '../../../prisma/repositories/access-groups.ts';
import { defineRoute } from '../../define-route.ts';
import { viewModelGroup } from '../../views/model-group.ts';

export const listModelGroups = defineRoute({
  method: 'get',
  path: '/api/model-groups',
  summary: 'Model groups, by name',
  tag: 'Model groups',
  access: 'viewer',
  query: accessGroupListQuery,
  reply: modelGroupList,
  errors: ['invalid_request', 'forbidden'],

  async handle({ query }, { db }) {
    const { total, groups } = await listAccessGroups(db, 'fallback', query);
    return { total, model_groups: groups.map(viewModelGroup) };
  },
});
