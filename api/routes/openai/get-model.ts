import { z } from 'zod';
import { DomainError } from '#domain/errors.ts';
import { model } from '#schemas/openai.ts';
import { defineRoute } from '../../define-route.ts';
import { viewModels } from '../../views/openai-model.ts';

export const getModel = defineRoute({
  method: 'get',
  path: '/v1/models/:model',
  summary: 'A model that the team may call',
  tag: 'OpenAI-compatible',
  access: 'team',
  params: z.object({ model: z.string() }),
  reply: model,
  errors: ['not_found'],

  async handle({ params, caller }, { db }) {
    const found = (await viewModels(db, caller)).find(({ id }) => id === params.model);
    if (!found) throw new DomainError('not_found', `model: this team has no model "${params.model}". See /v1/models.`);
    return found;
  },
});
