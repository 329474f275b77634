import { accessGroupParams } from '#schemas/access-groups.ts';
import { modelGroupModelsBody, modelGroupView } from '#schemas/model-groups.ts';
import { replaceGroupModels } from '../../../prisma/repositories/access-groups.ts';
import { defineRoute } from '../../define-route.ts';
import { viewModelGroup } from '../../views/model-group.ts';
import { assertAliasesExist, findKnownGroup } from '../access-groups/known-access-group.ts';
import { explainVanished } from '../teams/choose-models.ts';

export const assignGroupModels = defineRoute({
  method: 'put',
  path: '/api/model-groups/:group_name/models',
  summary: 'Replace the models of a model group. Calls that have not started go by it',
  tag: 'Model groups',
  access: 'admin',
  params: accessGroupParams,
  body: modelGroupModelsBody,
  reply: modelGroupView,
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ params, body: aliases }, { db, liteLlmKeys }) {
    const { name } = await findKnownGroup(db, 'fallback', params.group_name);
    await assertAliasesExist(db, aliases);
    await replaceGroupModels(db, name, aliases).catch((error: unknown) => {
      throw explainVanished(error);
    });
    await liteLlmKeys.changedForMany();
    return viewModelGroup(await findKnownGroup(db, 'fallback', name));
  },
});
