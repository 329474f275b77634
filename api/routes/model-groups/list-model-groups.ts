import { accessGroupListQuery } from '#schemas/access-groups.ts';
import { modelGroupList } from '#schemas/model-groups.ts';
import { listAccessGroups } from '../../../prisma/repositories/access-groups.ts';
import { defineRoute } from '../../define-route.ts';
import { pageOf } from '../../page-of.ts';
import { viewModelGroup } from '../../views/model-group.ts';

export const listModelGroups = defineRoute({
  method: 'get',
  path: '/api/model-groups',
  summary: 'Model groups, by name',
  tag: 'Model groups',
  access: 'viewer',
  query: accessGroupListQuery,
  reply: modelGroupList,
  rows: 'model_groups',
  errors: ['invalid_request', 'forbidden'],

  async handle({ query }, { db }) {
    const { total, next, rows } = await listAccessGroups(db, { kind: 'fallback', search: query.q }, pageOf(query));
    return { total, next_cursor: next, model_groups: rows.map(viewModelGroup) };
  },
});
