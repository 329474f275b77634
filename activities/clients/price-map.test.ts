import { expect, test } from 'vitest';
import { readPrices } from './price-map.ts';

const chat = { litellm_provider: 'openai', mode: 'chat', input_cost_per_token: 4e-7, output_cost_per_token: 1.6e-6 };
const named = (list: object) => readPrices(list).map(({ model }) => model);

test('prices are whole nano-dollars for a million tokens, though LiteLLM has them as fractions', () => {
  expect(readPrices({ 'gpt-4.1-mini': { ...chat, max_output_tokens: 32_768 } })).toEqual([
    {
      model: 'openai/gpt-4.1-mini',
      provider: 'openai',
      mode: 'chat',
      inputPricePerMillion: 400_000_000n,
      outputPricePerMillion: 1_600_000_000n,
      maxOutputTokens: 32_768,
    },
  ]);
});

test('models are named as LiteLLM is asked for them', () => {
  const list = {
    'gemini/gemini-2.5-pro': { ...chat, litellm_provider: 'gemini' },
    'command-r': { ...chat, litellm_provider: 'cohere_chat' },
    'claude-opus-4': { ...chat, litellm_provider: 'vertex_ai-anthropic_models' },
  };
  expect(named(list)).toEqual(['cohere/command-r', 'gemini/gemini-2.5-pro', 'vertex_ai/claude-opus-4']);
});

test('what has no price by the token is left out, and so is a deployment under its hash', () => {
  const list = {
    'dall-e-3': { litellm_provider: 'openai', mode: 'image_generation', input_cost_per_pixel: 1e-8 },
    sample_spec: { litellm_provider: 'one of …', mode: 'one of …', input_cost_per_token: 0 },
    ['a'.repeat(64)]: chat,
    'text-embedding-3-small': { ...chat, mode: 'embedding', output_cost_per_token: undefined },
  };
  expect(named(list)).toEqual(['openai/text-embedding-3-small']);
});
