import { describe, expect, it } from 'vitest';
import { budgetRefusal, refusal } from './credits.ts';
import { microCredits } from './money.ts';

const credits = (amount: number) => microCredits(BigInt(amount * 1_000_000));

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
