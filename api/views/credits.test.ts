import { describe, expect, it } from 'vitest';
import type { Balance } from '#domain/credits.ts';
import { microCredits } from '#domain/money.ts';
import type { EntryKind } from '../../prisma/repositories/credit-entries.ts';
import { viewTransaction } from './credits.ts';

const credits = (amount: number) => microCredits(BigInt(amount * 1_000_000));
const none = {
  granted: credits(0),
  available: credits(0),
  reserved: credits(0),
  spent: credits(0),
  expired: credits(0),
  debt: credits(0),
};

const view = (kind: EntryKind, movement: Partial<Balance>, availableAfter: number) => {
  const { transaction_type, credits_amount, credits_before, credits_after } = viewTransaction({
    ...none,
    ...movement,
    entryId: '7',
    teamId: 'acme',
    organizationId: 'acme',
    jobId: null,
    lotId: null,
    kind,
    availableAfter: credits(availableAfter),
    debtAfter: credits(0),
    reason: null,
    createdAt: new Date(0),
  });
  return [transaction_type, credits_amount, credits_before, credits_after];
};

describe('a ledger entry in the older words', () => {
  it('is an allocation when credits are granted', () => {
    expect(view('grant', { granted: credits(100), available: credits(100) }, 100)).toEqual(['allocation', 100, 0, 100]);
  });

  it('is a hold when a job sets its price aside', () => {
    expect(view('hold', { available: credits(-3), reserved: credits(3) }, 97)).toEqual(['hold', 3, 100, 97]);
  });

  it('is a deduction when a job is charged, what it did not use coming back', () => {
    expect(view('settle', { available: credits(1), reserved: credits(-3), spent: credits(2) }, 98)).toEqual([
      'deduction',
      2,
      97,
      98,
    ]);
  });

  it('is a release when a job is not charged', () => {
    expect(view('settle', { available: credits(3), reserved: credits(-3) }, 100)).toEqual(['release', 3, 97, 100]);
  });

  it('is more of a hold when it grows for a call', () => {
    expect(view('grow', { available: credits(-2), reserved: credits(2) }, 95)).toEqual(['hold_growth', 2, 97, 95]);
  });

  it('is a refund when a charge is given back', () => {
    expect(view('refund', { available: credits(2), spent: credits(-2) }, 100)).toEqual(['refund', 2, 98, 100]);
  });

  it('is an expiry when credits are past their time', () => {
    expect(view('expire', { available: credits(-5), expired: credits(5) }, 95)).toEqual(['expiry', 5, 100, 95]);
  });

  it('is an adjustment when granted credits are taken back', () => {
    expect(view('adjust', { granted: credits(-5), available: credits(-5) }, 95)).toEqual(['adjustment', 5, 100, 95]);
  });

  it('shows fractions of a credit exactly', () => {
    expect(view('grant', { granted: credits(0.25), available: credits(0.25) }, 0.75)).toEqual([
      'allocation',
      0.25,
      0.5,
      0.75,
    ]);
  });
});
