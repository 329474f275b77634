import { accessGroupList, accessGroupListQuery } from '#schemas/access-groups.ts';
import { listAccessGroups as findGroups } from '../../../prisma/repositories/access-groups.ts';
import { defineRoute } from '../../define-route.ts';
import { viewAccessGroup } from '../../views/access-group.ts';

export const listAccessGroups = defineRoute({
  method: 'get',
  path: '/api/model-access-groups',
  summary: 'Access groups, by name',
  tag: 'Access groups',
  access: 'viewer',
  query: accessGroupListQuery,
  reply: accessGroupList,
  errors: ['invalid_request', 'forbidden'],

  async handle({ query }, { db }) {
    const { total, groups } = await findGroups(db, 'access', query);
    return { total, access_groups: groups.map(viewAccessGroup) };
  },
});
