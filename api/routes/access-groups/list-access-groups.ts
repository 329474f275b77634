import { accessGroupList, accessGroupListQuery } from '#schemas/access-groups.ts';
import { listAccessGroups as findGroups } from '../../../prisma/repositories/access-groups.ts';
import { defineRoute } from '../../define-route.ts';
import { pageOf } from '../../page-of.ts';
import { viewAccessGroup } from '../../views/access-group.ts';

export const listAccessGroups = defineRoute({
  method: 'get',
  path: '/api/model-access-groups',
  summary: 'Access groups, by name',
  tag: 'Access groups',
  access: 'viewer',
  query: accessGroupListQuery,
  reply: accessGroupList,
  rows: 'access_groups',
  errors: ['invalid_request', 'forbidden'],

  async handle({ query }, { db }) {
    const { total, next, rows } = await findGroups(db, { kind: 'access', search: query.q }, pageOf(query));
    return { total, next_cursor: next, access_groups: rows.map(viewAccessGroup) };
  },
});
