import type { AmountPart } from './rule-form.ts';

type Words = {
  readonly label: string;
  readonly unit: 'credits' | '%';
  /** What it does to the price. */
  readonly help: string;
};

/** How the parts of a rule that are one number are called. */
export const amountWords: Readonly<Record<AmountPart, Words>> = {
  per_job: { label: 'Per job', unit: 'credits', help: 'Once for each completed job' },
  per_call: { label: 'Per call', unit: 'credits', help: 'For each delivered call' },
  per_1k_tokens: { label: 'Per 1,000 tokens', unit: 'credits', help: 'Prompt and completion together' },
  per_1k_prompt_tokens: { label: 'Per 1,000 prompt tokens', unit: 'credits', help: 'What the model reads' },
  per_1k_completion_tokens: { label: 'Per 1,000 completion tokens', unit: 'credits', help: 'What the model writes' },
  cost_markup_percent: { label: 'Cost plus', unit: '%', help: '40: what the calls cost, and 40 % more' },
  cached_discount_percent: { label: 'Off calls from the cache', unit: '%', help: '50: half of what such a call adds' },
  minimum: { label: 'At least', unit: 'credits', help: 'What a job costs in any case, once it is priced' },
  cap: { label: 'At most', unit: 'credits', help: 'What a job never costs more than' },
};
