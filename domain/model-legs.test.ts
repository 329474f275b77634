import { describe, expect, it } from 'vitest';
import { legsOf, providerOf } from './model-legs.ts';

const openai = { provider: 'openai', key: 'a' };
const anthropic = { provider: 'anthropic', key: 'b' };
const models = ['openai/one', 'openai/two', 'anthropic/three', 'groq/four', 'openai/five'];

describe('legsOf', () => {
  it('asks for everything at once without keys of the customer’s own', () => {
    const choice = { models, provider: 'openai', credentials: [], ownKeysOnly: false };
    expect(legsOf(choice)).toEqual([{ models, credential: null }]);
  });

  it('keeps the order and gives each key to its own provider’s models alone', () => {
    const choice = { models, provider: 'x', credentials: [openai, anthropic], ownKeysOnly: false };
    expect(legsOf(choice)).toEqual([
      { models: ['openai/one', 'openai/two'], credential: openai },
      { models: ['anthropic/three'], credential: anthropic },
      { models: ['groq/four'], credential: null },
      { models: ['openai/five'], credential: openai },
    ]);
  });

  it('leaves out what a customer has no key for who must use its own', () => {
    const choice = { models, provider: 'x', credentials: [anthropic], ownKeysOnly: true };
    expect(legsOf(choice)).toEqual([{ models: ['anthropic/three'], credential: anthropic }]);
    expect(legsOf({ ...choice, credentials: [] })).toEqual([]);
  });

  it('takes a name without a provider as the alias’s', () => {
    const choice = { models: ['gpt'], provider: 'openai', credentials: [openai], ownKeysOnly: true };
    expect(legsOf(choice)).toEqual([{ models: ['gpt'], credential: openai }]);
    expect(providerOf('openrouter/openai/gpt', 'x')).toBe('openrouter');
  });
});
