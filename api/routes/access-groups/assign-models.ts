import { accessGroupParams, accessGroupView, groupModelsBody } from '#schemas/access-groups.ts';
import { replaceGroupModels } from '../../../prisma/repositories/access-groups.ts';
import { defineRoute } from '../../define-route.ts';
import { viewAccessGroup } from '../../views/access-group.ts';
import { explainVanished } from '../teams/choose-models.ts';
import { assertAliasesExist, findKnownAccessGroup } from './known-access-group.ts';

export const assignModels = defineRoute({
  method: 'put',
  path: '/api/model-access-groups/:group_name/models',
  summary: 'Replace the models of an access group',
  tag: 'Access groups',
  access: 'admin',
  params: accessGroupParams,
  body: groupModelsBody,
  reply: accessGroupView,
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ params, body: aliases }, { db, liteLlmKeys }) {
    const { name } = await findKnownAccessGroup(db, params.group_name);
    await assertAliasesExist(db, aliases);
    await replaceGroupModels(db, name, aliases).catch((error: unknown) => {
      throw explainVanished(error);
    });
    await liteLlmKeys.changedForMany();
    return viewAccessGroup(await findKnownAccessGroup(db, name));
  },
});
