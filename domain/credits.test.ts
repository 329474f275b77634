import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply, type Balance, emptyBalance, grant, hold, isBalanced, refusal, settle } from './credits.ts';
import { microCredits } from './money.ts';

const credits = (amount: number) => microCredits(BigInt(amount * 1_000_000));
const amounts = fc.bigInt({ min: 0n, max: 10n ** 15n }).map(microCredits);

describe('a balance', () => {
  it('moves from granted to available, to reserved, to spent', () => {
    const granted = apply(emptyBalance, grant(credits(10)));
    const held = apply(granted, hold(credits(3)));
    const settled = apply(held, settle(credits(3), credits(1)));
    expect(held).toEqual({ ...granted, available: 7_000_000n, reserved: 3_000_000n });
    expect(settled).toEqual({ ...granted, available: 9_000_000n, reserved: 0n, spent: 1_000_000n });
  });

  it('keeps its equation, and nothing below zero, through any sequence of grants, holds and settlements', () => {
    const step = fc.record({
      kind: fc.constantFrom('grant', 'hold', 'settle'),
      job: fc.nat(5),
      amount: fc.bigInt({ min: 0n, max: 20n }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const ledger = new Ledger();
        for (const { kind, job, amount } of steps) {
          ledger[kind](microCredits(amount), job);
          expect(isBalanced(ledger.balance)).toBe(true);
          expect(Object.values(ledger.balance).every((part) => part >= 0n)).toBe(true);
          expect(ledger.balance.reserved).toBe(ledger.heldNow());
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('is not in balance when a part of it was changed alone', () => {
    fc.assert(
      fc.property(fc.constantFrom(...(Object.keys(emptyBalance) as (keyof Balance)[])), amounts, (part, amount) => {
        expect(isBalanced({ ...emptyBalance, [part]: amount + 1n })).toBe(false);
      }),
    );
  });
});

describe('settle', () => {
  it('gives back all that is not charged', () => {
    fc.assert(
      fc.property(amounts, amounts, (some, others) => {
        const [charged, held] = some < others ? [some, others] : [others, some];
        const { available = 0n, reserved = 0n, spent = 0n } = settle(held, charged);
        expect(reserved).toBe(-held);
        expect(spent).toBe(charged);
        expect(available + spent).toBe(held);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    [1n, 2n],
    [0n, 1n],
    [1n, -1n],
  ])('cannot take from a hold of %d a charge of %d', (held, charged) => {
    expect(() => settle(microCredits(held), microCredits(charged))).toThrow(RangeError);
  });
});

describe('refusal', () => {
  it.each([
    [1, { available: 0, reserved: 0 }, 'This job needs 1 credit; 0 credits available. Add credits and try again.'],
    [
      2.5,
      { available: 1, reserved: 0.25 },
      'This job needs 2.5 credits; 1 credit available, 0.25 credits held by open jobs. Add credits and try again.',
    ],
    [
      0.000001,
      { available: 0, reserved: 1 },
      'This job needs 0.000001 credits; 0 credits available, 1 credit held by open jobs. Add credits and try again.',
    ],
  ])('tells a team that needs %d what it has', (needed, { available, reserved }, message) => {
    expect(refusal(credits(needed), { available: credits(available), reserved: credits(reserved) })).toBe(message);
  });
});

/** A team's ledger as the database keeps it: a hold is refused when it cannot be paid, and a job holds and settles once. */
class Ledger {
  balance = emptyBalance;
  readonly #holds = new Map<number, { amount: bigint; isOpen: boolean }>();

  grant(amount: bigint): void {
    this.balance = apply(this.balance, grant(microCredits(amount)));
  }

  hold(amount: bigint, job: number): void {
    if (this.#holds.has(job) || amount > this.balance.available) return;
    this.#holds.set(job, { amount, isOpen: true });
    this.balance = apply(this.balance, hold(microCredits(amount)));
  }

  settle(charge: bigint, job: number): void {
    const held = this.#holds.get(job);
    if (!held?.isOpen) return;
    const charged = charge < held.amount ? charge : held.amount;
    held.isOpen = false;
    this.balance = apply(this.balance, settle(microCredits(held.amount), microCredits(charged)));
  }

  heldNow(): bigint {
    return [...this.#holds.values()].reduce((sum, { amount, isOpen }) => (isOpen ? sum + amount : sum), 0n);
  }
}
