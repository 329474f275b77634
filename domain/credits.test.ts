import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  apply,
  type Balance,
  budgetRefusal,
  emptyBalance,
  grant,
  hold,
  isBalanced,
  refusal,
  settle,
} from './credits.ts';
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
    [1, { available: 0, reserved: 0 }, null, 'Needs 1 credit; 0 available. Add credits and try again.'],
    [
      3,
      { available: 1.5, reserved: 2 },
      2,
      'Needs 3 credits; 1.5 available, 2 held by 2 open jobs. Add credits and try again.',
    ],
    [
      0.000001,
      { available: 0, reserved: 1 },
      1,
      'Needs 0.000001 credits; 0 available, 1 held by 1 open job. Add credits and try again.',
    ],
    [
      2,
      { available: 0, reserved: 1 },
      null,
      'Needs 2 credits; 0 available, 1 held by open jobs. Add credits and try again.',
    ],
  ])('tells a team that needs %d what it has', (needed, { available, reserved }, openJobs, message) => {
    const account = { available: credits(available), reserved: credits(reserved), openJobs };
    expect(refusal(credits(needed), account)).toBe(message);
  });
});

describe('budgetRefusal', () => {
  it('tells what the budget has left, never below zero', () => {
    expect(budgetRefusal(credits(2), credits(0.5))).toContain("Needs 2 credits; the team's budget has 0.5 left");
    expect(budgetRefusal(credits(1), microCredits(-5n))).toContain("Needs 1 credit; the team's budget has 0 left");
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
