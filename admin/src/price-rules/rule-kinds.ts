import type { WrittenRule } from '#schemas/price-books.ts';

type RuleKind = { readonly label: string; readonly help: string; readonly start: Omit<WrittenRule, 'name'> };

const steps = [
  { up_to: 100, credits_per_unit: 1 },
  { up_to: null, credits_per_unit: 0.5 },
];

/** What a new rule may begin as. */
export const ruleKinds: readonly RuleKind[] = [
  { label: 'Fixed', help: 'Credits for each job, and for each call', start: { per_job: 1, per_call: 0 } },
  {
    label: 'By tokens',
    help: 'Credits per 1,000 tokens that the model reads and writes',
    start: { per_1k_prompt_tokens: 0.1, per_1k_completion_tokens: 0.4 },
  },
  { label: 'Cost plus', help: 'What the calls cost you, and a percentage more', start: { cost_markup_percent: 40 } },
  {
    label: 'Graduated tiers',
    help: 'Each unit at the price of its own step',
    start: { tiers: { mode: 'graduated', quantity: 'calls', steps } },
  },
  {
    label: 'Volume tiers',
    help: 'All units at the price of the step that the month has reached',
    start: { tiers: { mode: 'volume', quantity: 'calls', steps } },
  },
  {
    label: 'Free quota',
    help: 'So much a month is free',
    start: { per_call: 0.25, free_quota: { quantity: 'calls', amount: 100 } },
  },
  { label: 'Expression', help: 'Arithmetic over the job', start: { custom: 'max(0.2, tokens * 0.0001)' } },
];
