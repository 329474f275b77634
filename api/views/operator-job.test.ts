import { describe, expect, it } from 'vitest';
import type { JobCall, JobSummary, WastedAttempt } from '../../prisma/repositories/operator-jobs.ts';
import { viewCall, viewPrice } from './operator-job.ts';

const jobWith = (receipt: object | null) => ({ receipt }) as unknown as JobSummary;

describe('viewPrice', () => {
  it('lists how a charge came about, in credits', () => {
    const lines = [{ rule: 'tokens', component: 'per_1k_tokens', quantity: '133', microCredits: '66500' }];
    expect(viewPrice(jobWith({ price: { rule: 'tokens', lines } }))).toEqual([
      { rule: 'tokens', component: 'per_1k_tokens', quantity: '133', credits: 0.0665 },
    ]);
  });

  it('is empty for an open job, and for a bill from before prices had rules', () => {
    expect(viewPrice(jobWith(null))).toEqual([]);
    expect(viewPrice(jobWith({ chargedMicroCredits: '1000000' }))).toEqual([]);
  });
});

describe('viewCall', () => {
  const job = { creditValueNanoUsd: 100_000_000n } as JobSummary;
  const priceOf = (chargedMicroCredits: bigint | null) =>
    viewCall(
      { chargedMicroCredits, promptTokens: null, costNanoUsd: null, wasted: [] as readonly WastedAttempt[] } as JobCall,
      job,
    ).price_usd;

  it('shows a call of a free job at a price of 0, and one of an open job at none', () => {
    expect([priceOf(2_500_000n), priceOf(0n), priceOf(null)]).toEqual([0.25, 0, null]);
  });
});
