import { describe, expect, it } from 'vitest';
import { explainModels, explainStop } from './explain-models.ts';
import { legsOf } from './model-legs.ts';

const own = { name: 'own', provider: 'openai' };
const reached = {
  models: ['openai/main', 'anthropic/second', 'bare', 'demo/other'],
  actualModel: 'openai/main',
  fallbacks: ['anthropic/second', 'bare'],
  provider: 'openai',
  credentials: [own],
  ownKeysOnly: false,
};

describe('explainModels', () => {
  it('says where each model comes from and whose key it is asked with', () => {
    expect(explainModels(reached)).toEqual([
      { model: 'openai/main', provider: 'openai', from: 'alias', key: 'own', credential: own },
      { model: 'anthropic/second', provider: 'anthropic', from: 'fallback', key: 'operator', credential: null },
      { model: 'bare', provider: 'openai', from: 'fallback', key: 'own', credential: own },
      { model: 'demo/other', provider: 'demo', from: 'model_group', key: 'operator', credential: null },
    ]);
  });

  it.each([true, false])('names the same models and keys as a call uses (own keys only: %s)', (ownKeysOnly) => {
    const explained = explainModels({ ...reached, ownKeysOnly });
    const used = legsOf({ ...reached, ownKeysOnly }).flatMap(({ models, credential }) =>
      models.map((model) => [model, credential]),
    );
    const usable = explained.filter(({ key }) => key !== 'none');
    expect(usable.map(({ model, credential }) => [model, credential])).toEqual(used);
  });
});

describe('explainStop', () => {
  it('names what stands in the way', () => {
    expect(explainStop('active', 'active')).toBeNull();
    expect(explainStop('archived', 'active')).toBe('The team is archived.');
    expect(explainStop('active', 'suspended')).toBe('The organization is suspended.');
    expect(explainStop('paused', 'active')).toMatch(/only its open jobs/);
  });
});
