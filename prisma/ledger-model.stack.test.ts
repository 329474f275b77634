import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { apply, type Balance, hold, isBalanced, settle } from '#domain/credits.ts';
import { microCredits, nanoUsd } from '#domain/money.ts';
import { writeReceipt } from '#domain/receipts.ts';
import { holdCredits, settleJob } from './repositories/settlements.ts';
import { createScratchDatabase, type ScratchDatabase } from './testing/scratch-database.ts';
import { readBalance, seedJob, seedTeam, sumOfEntries } from './testing/seed-ledger.ts';

const JOBS = 4;

type Step = { readonly kind: 'hold' | 'settle'; readonly job: number; readonly charge: bigint; readonly times: number };
type Model = { balance: Balance; readonly held: Set<number>; readonly settled: Set<number> };

describe('the database’s ledger', () => {
  let db: ScratchDatabase;

  beforeAll(async () => {
    db = await createScratchDatabase(inject('stack').DATABASE_URL);
  });
  afterAll(() => db?.drop());

  it('moves credits exactly as the domain says, whatever the order and however often it is asked at once', async () => {
    const steps = fc.array(
      fc.record({
        kind: fc.constantFrom('hold' as const, 'settle' as const),
        job: fc.nat(JOBS - 1),
        charge: fc.bigInt({ min: 0n, max: 5n }),
        times: fc.integer({ min: 1, max: 3 }),
      }),
      { maxLength: 16 },
    );
    const prices = fc.array(fc.bigInt({ min: 0n, max: 5n }), { minLength: JOBS, maxLength: JOBS });
    await fc.assert(
      fc.asyncProperty(fc.bigInt({ min: 0n, max: 12n }), prices, steps, async (granted, priceOf, taken) => {
        const teamId = await seedTeam(db, granted);
        const jobIds = await Promise.all(priceOf.map((price) => seedJob(db, teamId, price)));
        const model: Model = { balance: await readBalance(db, teamId), held: new Set(), settled: new Set() };
        for (const step of taken) {
          const price = microCredits(priceOf[step.job] ?? 0n);
          if (step.kind === 'settle' && !model.held.has(step.job)) continue;
          await repeat(step.times, () => ask(step, jobIds[step.job] ?? '', price));
          expectStep(model, step, price);
          const stored = await readBalance(db, teamId);
          expect(stored).toEqual(model.balance);
          expect(isBalanced(stored)).toBe(true);
        }
        expect(await sumOfEntries(db, teamId)).toEqual(model.balance);
      }),
      { numRuns: 40 },
    );
  });

  async function ask({ kind, charge }: Step, jobId: string, price: bigint): Promise<void> {
    if (kind === 'hold') return void (await holdCredits(db, jobId));
    const charged = microCredits(charge < price ? charge : price);
    const receipt = writeReceipt('completed', charged, []);
    await settleJob(db, { jobId, outcome: 'completed', charged, cost: nanoUsd(0n), receipt });
  }
});

/** What one step does to a balance: a job holds once, if that can be paid, and is settled once. */
function expectStep(model: Model, { kind, job, charge }: Step, price: bigint): void {
  const { held, settled, balance } = model;
  if (kind === 'hold' && !held.has(job) && balance.available >= price) {
    held.add(job);
    model.balance = apply(balance, hold(microCredits(price)));
  }
  if (kind === 'settle' && !settled.has(job)) {
    settled.add(job);
    model.balance = apply(balance, settle(microCredits(price), microCredits(charge < price ? charge : price)));
  }
}

const repeat = (times: number, work: () => Promise<void>) => Promise.all(Array.from({ length: times }, work));
