import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { scenarios } from '#domain/ledger/testing/scenario.ts';
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
      { numRuns: 100 },
    );
    const moving = ['grant', 'hold', 'grow', 'settle', 'refund', 'take_back'];
    expect([...outcomes]).toEqual(expect.arrayContaining(moving.map((kind) => `${kind} done`)));
  });
});
