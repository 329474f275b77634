import { modelList } from '#schemas/openai.ts';
import { defineRoute } from '../../define-route.ts';
import { viewModels } from '../../views/openai-model.ts';

export const listModels = defineRoute({
  method: 'get',
  path: '/v1/models',
  summary: 'The aliases of the models that the team may call',
  tag: 'OpenAI-compatible',
  access: 'team',
  reply: modelList,
  errors: [],

  async handle({ caller }, { db }) {
    return { object: 'list' as const, data: await viewModels(db, caller) };
  },
});
