import { DomainError } from '#domain/errors.ts';
import { deletedModelAlias, modelAliasParams } from '#schemas/model-aliases.ts';
import { deleteModelAlias as removeAlias } from '../../../prisma/repositories/model-aliases.ts';
import { defineRoute } from '../../define-route.ts';
import { findKnownAlias } from './known-alias.ts';

export const deleteModelAlias = defineRoute({
  method: 'delete',
  path: '/api/model-aliases/:alias',
  alsoAt: ['/api/models/:alias'],
  summary: 'Delete a model alias that no call under way uses and no job type switches to',
  tag: 'Model aliases',
  access: 'admin',
  params: modelAliasParams,
  reply: deletedModelAlias,
  errors: ['invalid_request', 'forbidden', 'not_found', 'in_use'],

  async handle({ params: { alias } }, { db, liteLlmKeys }) {
    await findKnownAlias(db, alias);
    if (await removeAlias(db, alias)) {
      await liteLlmKeys.changedForMany();
      return { model_alias: alias, message: 'Model alias deleted.' };
    }
    throw new DomainError(
      'in_use',
      `Calls under way use the model alias "${alias}", or a job type switches to it (GET /api/job-types). Set its status to inactive so that no new calls start, and delete it later.`,
    );
  },
});
