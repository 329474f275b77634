import { modelAliasList, modelAliasListQuery } from '#schemas/model-aliases.ts';
import { listModelAliases as findAliases } from '../../../prisma/repositories/model-aliases.ts';
import { defineRoute } from '../../define-route.ts';
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
  errors: ['invalid_request', 'forbidden'],

  async handle({ query: { access_group: accessGroup, ...query } }, { db }) {
    const { total, aliases } = await findAliases(db, { ...query, accessGroup });
    return { total, model_aliases: aliases.map(viewModelAlias) };
  },
});
