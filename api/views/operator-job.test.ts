import { describe, expect, it } from 'vitest';
import type { JobSummary } from '../../prisma/repositories/operator-jobs.ts';
import { viewPrice } from './operator-job.ts';

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
