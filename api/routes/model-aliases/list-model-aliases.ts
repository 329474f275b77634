import { modelAliasList, modelAliasListQuery } from '#schemas/model-aliases.ts';
import { listModelAliases as findAliases } from '../../../prisma/repositories/model-aliases.ts';
import { defineRoute } from '../../define-route.ts';
import { pageOf } from '../../page-of.ts';
import { viewModelAlias } from '../../views/model-alias.ts';

export const listModelAliases = defineRoute({
  method: 'get',
  path: '/api/model-aliases',
  alsoAt: ['/api/models'],
  summary: 'Model aliases, by name',
  tag: 'Model aliases',
  access: 'viewer',
  query: modelAliasListQuery,
  reply: modelAliasList,
  rows: 'model_aliases',
  errors: ['invalid_request', 'forbidden'],

  async handle({ query }, { db }) {
    const { status, provider, access_group: accessGroup, q: search } = query;
    const { total, next, rows } = await findAliases(db, { status, provider, accessGroup, search }, pageOf(query));
    return { total, next_cursor: next, model_aliases: rows.map(viewModelAlias) };
  },
});
