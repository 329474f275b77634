import { modelAliasParams, modelAliasView, updateModelAliasBody } from '#schemas/model-aliases.ts';
import { updateModelAlias as storeChanges } from '../../../prisma/repositories/model-aliases.ts';
import { defineRoute } from '../../define-route.ts';
import { viewModelAlias } from '../../views/model-alias.ts';
import { assertModels } from '../teams/choose-models.ts';
import { assertWholePrice, explainFailure, findKnownAlias } from './known-alias.ts';

export const updateModelAlias = defineRoute({
  method: 'put',
  path: '/api/model-aliases/:alias',
  alsoAt: ['/api/models/:alias'],
  summary: 'Change a model alias. Calls that have not started use what it is then',
  tag: 'Model aliases',
  access: 'admin',
  params: modelAliasParams,
  body: updateModelAliasBody,
  reply: modelAliasView,
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ params: { alias }, body }, { db, liteLlmKeys }) {
    const stored = await findKnownAlias(db, alias);
    const { pricing_input = stored.inputPricePerMillion, pricing_output = stored.outputPricePerMillion } = body;
    assertWholePrice(pricing_input, pricing_output);
    await assertModels(db, { field: 'access_groups', accessGroups: body.access_groups ?? [] });
    const changes = {
      displayName: body.display_name,
      description: body.description === null ? '' : body.description,
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
    await storeChanges(db, alias, changes, body.access_groups).catch((error: unknown) => {
      throw explainFailure(error, alias);
    });
    await liteLlmKeys.changedForMany();
    return viewModelAlias(await findKnownAlias(db, alias));
  },
});
