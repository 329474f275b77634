import { createModelAliasBody, modelAliasView } from '#schemas/model-aliases.ts';
import { createModelAlias as storeAlias } from '../../../prisma/repositories/model-aliases.ts';
import { defineRoute } from '../../define-route.ts';
import { viewModelAlias } from '../../views/model-alias.ts';
import { assertModels } from '../teams/choose-models.ts';
import { assertWholePrice, explainFailure, findKnownAlias } from './known-alias.ts';

export const createModelAlias = defineRoute({
  method: 'post',
  path: '/api/model-aliases/create',
  alsoAt: ['/api/models/create'],
  summary: 'Create a model alias: the name teams call a model by',
  tag: 'Model aliases',
  access: 'admin',
  body: createModelAliasBody,
  reply: modelAliasView,
  errors: ['invalid_request', 'forbidden', 'not_found', 'already_exists'],

  async handle({ body }, { db, liteLlmKeys }) {
    const { model_alias: alias, access_groups: accessGroups } = body;
    assertWholePrice(body.pricing_input, body.pricing_output);
    await assertModels(db, { field: 'access_groups', accessGroups });
    const fields = {
      displayName: body.display_name ?? alias,
      description: body.description ?? '',
      provider: body.provider,
      actualModel: body.actual_model,
      inputPricePerMillion: body.pricing_input,
      outputPricePerMillion: body.pricing_output,
      fallbacks: body.fallbacks,
      maxOutputTokens: body.max_output_tokens,
      cacheTtlSeconds: body.cache_ttl_seconds,
      cacheScope: body.cache_scope,
      status: body.status,
    };
    await storeAlias(db, alias, fields, accessGroups).catch((error: unknown) => {
      throw explainFailure(error, alias);
    });
    await liteLlmKeys.changedForMany();
    return viewModelAlias(await findKnownAlias(db, alias));
  },
});
