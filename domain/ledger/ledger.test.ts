import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Account, newAccount } from './account.ts';
import { findBrokenRule } from './find-broken-rule.ts';
import { usableLots } from './order-lots.ts';
import { type Operation, performOperation } from './perform-operation.ts';
import { type Scenario, scenarios } from './testing/scenario.ts';

const runs = { numRuns: 1_000 };
const random = scenarios({ jobs: 6, operations: 40 });
const oneJob = newAccount([{ estimate: 8n, minimum: 1n }]);
const grant = (amount: bigint, priority = 1, expiresAt: number | null = null): Operation => ({
  kind: 'grant',
  key: `${amount}/${priority}/${expiresAt}`,
  amount,
  priority,
  expiresAt,
});
const hold: Operation = { kind: 'hold', job: 0 };
const settle = (charged: bigint): Operation => ({ kind: 'settle', job: 0, charged });
const refund = (amount: bigint): Operation => ({ kind: 'refund', key: `refund ${amount}`, job: 0, amount });
const wait: Operation = { kind: 'wait', ticks: 5 };
const play = (account: Account, ...operations: Operation[]): Account =>
  operations.reduce((before, operation) => performOperation(before, operation).account, account);

describe('the ledger’s model', () => {
  it('keeps every rule after every step of any scenario', () => {
    fc.assert(
      fc.property(random, (scenario) => {
        for (const { after } of stepsOf(scenario)) expect(findBrokenRule(after)).toBeNull();
      }),
      runs,
    );
  });

  it('changes nothing when an operation is done again, up to eight times', () => {
    fc.assert(
      fc.property(random, fc.integer({ min: 1, max: 7 }), (scenario, times) => {
        for (const { after, operation } of stepsOf(scenario)) {
          if (operation.kind === 'wait') continue;
          const again = Array.from({ length: times }, () => operation);
          expect(play(after, ...again)).toEqual(after);
        }
      }),
      runs,
    );
  });

  it('conserves credits: what was granted less what was taken back is in the account', () => {
    fc.assert(
      fc.property(random, (scenario) => {
        let granted = 0n;
        for (const { after, operation, outcome } of stepsOf(scenario)) {
          if (outcome === 'done' && operation.kind === 'grant') granted += operation.amount;
          if (outcome === 'done' && operation.kind === 'take_back') granted -= operation.amount;
          expect(after.parts.granted).toBe(granted);
        }
      }),
      runs,
    );
  });

  it('takes from no lot while one that comes before it has credits left', () => {
    fc.assert(
      fc.property(random, (scenario) => {
        for (const { before, after, operation } of stepsOf(scenario)) {
          if (operation.kind !== 'hold' && operation.kind !== 'grow') continue;
          const order = usableLots(performOperation(before, { kind: 'expire' }).account.lots);
          const touched = order.map(([place, lot]) => after.lots[place]?.remaining !== lot.remaining);
          const last = touched.lastIndexOf(true);
          const emptied = order.slice(0, Math.max(last, 0)).map(([place]) => after.lots[place]?.remaining);
          expect(emptied.every((remaining) => remaining === 0n)).toBe(true);
        }
      }),
      runs,
    );
  });

  it('gives a release, and a whole refund, back to the very lots it came from', () => {
    fc.assert(
      fc.property(random, (scenario) => {
        const job = scenario.jobs.length;
        const account = solvent({ ...scenario, jobs: [...scenario.jobs, { estimate: 30n, minimum: 1n }] });
        const held = play(account, { kind: 'hold', job });
        expect(held.parts.reserved).toBe(account.parts.reserved + 30n);
        expect(play(held, { kind: 'settle', job, charged: 0n }).lots).toEqual(account.lots);
        const spent = play(held, { kind: 'settle', job, charged: 30n });
        expect(play(spent, { kind: 'refund', key: 'all of it', job, amount: 30n }).lots).toEqual(account.lots);
      }),
      runs,
    );
  });
});

describe('lots', () => {
  it('are used by priority, then by soonest expiry, then by age', () => {
    const lots = [grant(1n, 2), grant(2n, 1), grant(3n, 1, 9), grant(4n, 1, 3)];
    const { jobs } = play(oneJob, ...lots, hold);
    expect(jobs[0]?.holds.map(({ lot, reserved }) => [lot, reserved])).toEqual([
      [3, 4n],
      [2, 3n],
      [1, 1n],
    ]);
  });

  it('expire with what was released into them late, and not with what a job still holds', () => {
    const held = play(oneJob, grant(10n, 1, 5), hold, wait, { kind: 'expire' });
    expect(held.parts).toMatchObject({ available: 0n, reserved: 8n, expired: 2n });
    expect(play(held, settle(3n)).parts).toMatchObject({ available: 0n, reserved: 0n, spent: 3n, expired: 7n });
  });

  it('that are past their time send a refund to a new lot that does not expire', () => {
    const refunded = play(oneJob, grant(10n, 2, 5), hold, settle(8n), wait, refund(6n));
    expect(refunded.parts).toMatchObject({ granted: 10n, available: 6n, spent: 2n, expired: 2n });
    expect(refunded.lots[1]).toMatchObject({ priority: 2, expiresAt: null, granted: 6n, remaining: 6n });
  });
});

describe('debt', () => {
  it('comes from a charge beyond what there is, and is repaid by the next grant first', () => {
    const owing = play(oneJob, grant(5n), hold, settle(9n));
    expect(owing.parts).toMatchObject({ granted: 5n, available: 0n, spent: 9n, debt: 4n });
    const repaid = play(owing, grant(6n));
    expect(repaid.parts).toMatchObject({ available: 2n, debt: 0n });
    expect(repaid.lots[1]).toMatchObject({ remaining: 2n, repaid: 4n });
    expect(play(repaid, refund(4n)).lots[1]).toMatchObject({ remaining: 6n, repaid: 0n });
  });

  it('lets holds go as far as the credit limit and no further', () => {
    const limited: Operation = { kind: 'limit', creditLimit: 3n };
    const grow: Operation = { kind: 'grow', job: 0, call: 1, least: 4n, wanted: 9n };
    const { account, outcome } = performOperation(play(oneJob, limited, hold), grow);
    expect(outcome).toBe('refused');
    expect(account.parts).toMatchObject({ reserved: 3n, debt: 3n });
  });
});

describe('a refund', () => {
  it('gives back no more than is left of the charge', () => {
    const charged = play(oneJob, grant(10n), hold, settle(8n), refund(5n));
    expect(performOperation(charged, refund(4n)).outcome).toBe('refused');
    expect(play(charged, refund(3n)).jobs[0]).toMatchObject({ charged: 8n, refunded: 8n });
  });
});

describe('findBrokenRule', () => {
  const account = play(oneJob, grant(10n), hold);
  const [lot] = account.lots;
  it.each<[string, Partial<Account>]>([
    ['granted = available', { parts: { ...account.parts, spent: 1n } }],
    ['what remains in lots', { lots: [] }],
    ['a lot is all there', { lots: lot ? [{ ...lot, spent: 1n }] : [] }],
    ['jobs hold what is reserved', { jobs: [] }],
    [
      'nothing is below zero',
      {
        ...newAccount([]),
        parts: { ...newAccount([]).parts, granted: -1n, expired: -1n },
        lots: lot ? [{ ...lot, granted: -1n, remaining: 0n, reserved: 0n, expired: -1n }] : [],
      },
    ],
  ])('names that %s … was broken', (rule, damage) => {
    expect(findBrokenRule({ ...account, ...damage })).toContain(rule);
  });
});

function* stepsOf({ jobs, operations }: Scenario) {
  let before = newAccount(jobs);
  for (const operation of operations) {
    const { account: after, outcome } = performOperation(before, operation);
    yield { before, after, operation, outcome };
    before = after;
  }
}

/** The account at a scenario’s end, with all it owes paid, what is due expired and credits left. */
function solvent({ jobs, operations }: Scenario): Account {
  const played = play(newAccount(jobs), ...operations, { kind: 'limit', creditLimit: 0n });
  return play(played, grant(played.parts.debt + 50n));
}
