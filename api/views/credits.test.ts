import { describe, expect, it } from 'vitest';
import { grant, hold, type Movement, settle } from '#domain/credits.ts';
import { microCredits } from '#domain/money.ts';
import type { EntryKind } from '../../prisma/repositories/credit-entries.ts';
import { viewTransaction } from './credits.ts';

const credits = (amount: number) => microCredits(BigInt(amount * 1_000_000));
const none = { granted: credits(0), available: credits(0), reserved: credits(0), spent: credits(0) };

const view = (kind: EntryKind, movement: Movement, availableAfter: number) => {
  const { transaction_type, credits_amount, credits_before, credits_after } = viewTransaction({
    ...none,
    ...movement,
    entryId: '7',
    teamId: 'acme',
    organizationId: 'acme',
    jobId: null,
    kind,
    availableAfter: credits(availableAfter),
    reason: null,
    createdAt: new Date(0),
  });
  return [transaction_type, credits_amount, credits_before, credits_after];
};

describe('a ledger entry in the older words', () => {
  it('is an allocation when credits are granted', () => {
    expect(view('grant', grant(credits(100)), 100)).toEqual(['allocation', 100, 0, 100]);
  });

  it('is a hold when a job sets its price aside', () => {
    expect(view('hold', hold(credits(3)), 97)).toEqual(['hold', 3, 100, 97]);
  });

  it('is a deduction when a job is charged, what it did not use coming back', () => {
    expect(view('settle', settle(credits(3), credits(2)), 98)).toEqual(['deduction', 2, 97, 98]);
  });

  it('is a release when a job is not charged', () => {
    expect(view('settle', settle(credits(3), credits(0)), 100)).toEqual(['release', 3, 97, 100]);
  });

  it('shows fractions of a credit exactly', () => {
    expect(view('grant', grant(credits(0.25)), 0.75)).toEqual(['allocation', 0.25, 0.5, 0.75]);
  });
});
