import type { SeedAlias } from './seed-plan.ts';

const alias = (name: string, fields: Omit<SeedAlias, 'alias' | 'unpricedDays'>): SeedAlias => ({
  alias: `demo-${name}`,
  unpricedDays: null,
  ...fields,
});

/** Models as an operator would offer them. The last is new, and has no price yet. */
export const seedAliases: readonly SeedAlias[] = [
  alias('small', {
    displayName: 'Small',
    provider: 'openai',
    actualModel: 'openai/gpt-4.1-mini',
    inputPrice: 400_000_000,
    outputPrice: 1_600_000_000,
    firstMs: 260,
    tokenMs: 7,
  }),
  alias('large', {
    displayName: 'Large',
    provider: 'anthropic',
    actualModel: 'anthropic/claude-sonnet-4-5',
    inputPrice: 3_000_000_000,
    outputPrice: 15_000_000_000,
    firstMs: 620,
    tokenMs: 14,
  }),
  alias('quick', {
    displayName: 'Quick',
    provider: 'gemini',
    actualModel: 'gemini/gemini-2.5-flash',
    inputPrice: 300_000_000,
    outputPrice: 2_500_000_000,
    firstMs: 180,
    tokenMs: 4,
  }),
  {
    ...alias('preview', {
      displayName: 'Preview',
      provider: 'mistral',
      actualModel: 'mistral/mistral-large-latest',
      inputPrice: 2_000_000_000,
      outputPrice: 6_000_000_000,
      firstMs: 400,
      tokenMs: 11,
    }),
    unpricedDays: 4,
  },
];
