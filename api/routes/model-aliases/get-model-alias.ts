import { modelAliasParams, modelAliasView } from '#schemas/model-aliases.ts';
import { defineRoute } from '../../define-route.ts';
import { viewModelAlias } from '../../views/model-alias.ts';
import { findKnownAlias } from './known-alias.ts';

export const getModelAlias = defineRoute({
  method: 'get',
  path: '/api/model-aliases/:alias',
  alsoAt: ['/api/models/:alias'],
  summary: 'A model alias',
  tag: 'Model aliases',
  access: 'viewer',
  params: modelAliasParams,
  reply: modelAliasView,
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ params }, { db }) {
    return viewModelAlias(await findKnownAlias(db, params.alias));
  },
});
