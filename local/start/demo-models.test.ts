import { expect, it } from 'vitest';
import { chooseDemoModels, isDemoChoice } from './demo-models.ts';

it('chooses the demo provider when nobody gave a key', () => {
  const { standard, fast } = chooseDemoModels({});
  expect([standard.actualModel, fast.actualModel]).toEqual(['demo/standard', 'demo/fast']);
});

it.each([
  ['OPENAI_API_KEY', 'openai'],
  ['ANTHROPIC_API_KEY', 'anthropic'],
  ['GEMINI_API_KEY', 'gemini'],
])('chooses real models when %s is set', (variable, provider) => {
  const { standard, fast } = chooseDemoModels({ [variable]: 'a key' });
  expect([standard.provider, fast.provider]).toEqual([provider, provider]);
});

it('knows its own earlier choices from an operator’s', () => {
  const { actualModel } = chooseDemoModels({ OPENAI_API_KEY: 'a key' }).fast;
  expect(isDemoChoice('fast', actualModel)).toBe(true);
  expect(isDemoChoice('fast', 'openai/the-operators-own')).toBe(false);
});
