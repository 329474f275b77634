import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Scenario, scenarios } from '#domain/ledger/testing/scenario.ts';
import { createLedger } from './repositories/ledger.ts';
import { playScenario } from './testing/play-scenario.ts';
import { createScratchDatabase, type ScratchDatabase } from './testing/scratch-database.ts';

const PROCESSES = 3;

describe('the database’s ledger', () => {
  let db: ScratchDatabase;

  beforeAll(async () => {
    db = await createScratchDatabase(inject('stack').DATABASE_URL);
  });
  afterAll(() => db?.drop());

  it('is the model’s after every step of any scenario, whatever is repeated, sent at once or asked for again', async () => {
    const ledgers = Array.from({ length: PROCESSES }, () => createLedger(db));
    const outcomes = new Set<string>();
    const onOutcome = ({ kind }: { kind: string }, outcome: string) => outcomes.add(`${kind} ${outcome}`);
    await fc.assert(
      fc.asyncProperty(scenarios({ jobs: 4, operations: 30 }), async (scenario) => {
        await playScenario({ db, ledgers, compareEvery: 1, onOutcome }, scenario);
      }),
      { numRuns: 100, examples: [[refundBeforeExpiry]] },
    );
    const moving = ['grant', 'hold', 'grow', 'settle', 'refund', 'take_back'];
    expect([...outcomes]).toEqual(expect.arrayContaining(moving.map((kind) => `${kind} done`)));
  });
});

/** Credits refunded to a lot that was used up when others expired: the account has to know again when it expires. */
const refundBeforeExpiry: Scenario = {
  jobs: [{ estimate: 4n, minimum: 4n }],
  operations: [
    { kind: 'grant', key: 'a', amount: 4n, priority: 1, expiresAt: 5 },
    { kind: 'grant', key: 'b', amount: 4n, priority: 2, expiresAt: 2 },
    { kind: 'hold', job: 0 },
    { kind: 'settle', job: 0, charged: 4n },
    { kind: 'wait', ticks: 2 },
    { kind: 'expire' },
    { kind: 'refund', key: 'c', job: 0, amount: 3n },
    { kind: 'wait', ticks: 3 },
    { kind: 'take_back', key: 'd', amount: 3n },
  ],
  times: [],
};
