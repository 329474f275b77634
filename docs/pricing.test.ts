import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { microToCredits, nanoUsd } from '#domain/money.ts';
import { priceJob } from '#domain/pricing/price-job.ts';
import { priceRules } from '#domain/pricing/price-rule.ts';

const text = readFileSync(path.join(import.meta.dirname, 'pricing.md'), 'utf8');
const examples = [...text.matchAll(/→ ([\d.]+) credits\n\n```json\n([\s\S]*?)```/g)].map(
  ([, credits = '', json = '']) => [Number(credits), JSON.parse(json) as { name: string }] as const,
);

const call = {
  alias: 'fast',
  delivered: true,
  promptTokens: 1_000,
  completionTokens: 500,
  cached: false,
  costNanoUsd: nanoUsd(2_000_000n),
};
const job = {
  teamId: 'team',
  organizationId: 'organization',
  jobType: 'writing',
  outcome: 'completed' as const,
  durationSeconds: 3,
  metadata: {},
  calls: [
    { ...call, callId: 'one' },
    { ...call, callId: 'two' },
  ],
  before: null,
};

describe('the examples of the price documentation', () => {
  it('are all read', () => expect(examples).toHaveLength(text.split('```json').length - 1));

  it.each(examples)('%d credits: %o', (credits, rule) => {
    const terms = { creditValueNanoUsd: nanoUsd(100_000_000n), rules: priceRules.parse([rule]) };
    const { charged } = priceJob({ ...terms, consumption: null, maximum: null }, job);
    expect(microToCredits(charged)).toBe(credits);
  });
});
