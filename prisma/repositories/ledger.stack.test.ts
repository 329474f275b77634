import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { microCredits, nanoUsd } from '#domain/money.ts';
import { nothingCharged, writeReceipt } from '#domain/receipts.ts';
import { createScratchDatabase, type ScratchDatabase } from '../testing/scratch-database.ts';
import { entryKinds, readBalance, seedJob, seedTeam, sumOfEntries } from '../testing/seed-ledger.ts';
import { loadJobBill, type Refusal, refuseJob } from './job-bills.ts';
import { createLedger, type Ledger, type Settlement } from './ledger.ts';

const CREDIT = 1_000_000n;

describe('the ledger', () => {
  let db: ScratchDatabase;
  let ledger: Ledger;

  beforeAll(async () => {
    db = await createScratchDatabase(inject('stack').DATABASE_URL);
    ledger = createLedger(db);
  });
  afterAll(() => db?.drop());

  const settlement = (jobId: string, charged: bigint): Settlement => ({
    jobId,
    outcome: charged === 0n ? 'failed' : 'completed',
    charged: microCredits(charged),
    cost: nanoUsd(450_000n),
    receipt: writeReceipt('completed', { ...nothingCharged, charged: microCredits(charged) }, []),
    delivered: 0,
    promptTokens: 0,
    completionTokens: 0,
    seconds: 1,
    shares: new Map(),
  });
  const granted = (held: bigint) => expect.objectContaining({ outcome: 'held', held });
  const refusal: Refusal = {
    code: 'insufficient_credits',
    message: 'Add credits',
    receipt: writeReceipt('failed', nothingCharged, []),
  };
  const eightTimesInTurn = async (work: () => Promise<unknown>) => {
    for (let time = 0; time < 8; time += 1) await work();
  };
  const eightTimesAtOnce = (work: () => Promise<unknown>) => Promise.all(Array.from({ length: 8 }, work));

  describe.each([
    ['in turn', eightTimesInTurn],
    ['at once', eightTimesAtOnce],
  ])('asked eight times %s', (_, eightTimes) => {
    it('holds a job’s price once', async () => {
      const teamId = await seedTeam(db, 5n * CREDIT);
      const jobId = await seedJob(db, teamId);
      await eightTimes(async () => expect(await ledger.hold(jobId)).toEqual(granted(CREDIT)));
      expect(await readBalance(db, teamId)).toMatchObject({ available: 4n * CREDIT, reserved: CREDIT });
      expect(await entryKinds(db, jobId)).toEqual(['hold']);
    });

    it('holds the very last credit once, and takes no repeat for a refusal', async () => {
      const teamId = await seedTeam(db, CREDIT);
      const jobId = await seedJob(db, teamId);
      await eightTimes(async () => expect(await ledger.hold(jobId)).toEqual(granted(CREDIT)));
      expect(await readBalance(db, teamId)).toMatchObject({ available: 0n, reserved: CREDIT });
    });

    it.each([CREDIT, CREDIT / 4n, 0n])('settles a job for %d micro-credits once', async (charged) => {
      const teamId = await seedTeam(db, 5n * CREDIT);
      const jobId = await seedJob(db, teamId);
      await ledger.hold(jobId);
      const settled: boolean[] = [];
      await eightTimes(async () => settled.push(await ledger.settle(settlement(jobId, charged))));
      expect(settled.filter(Boolean)).toEqual([true]);
      expect(await readBalance(db, teamId)).toMatchObject({
        available: 5n * CREDIT - charged,
        reserved: 0n,
        spent: charged,
      });
      expect(await entryKinds(db, jobId)).toEqual(['hold', 'settle']);
      expect(await readBalance(db, teamId)).toEqual(await sumOfEntries(db, teamId));
    });
  });

  it('lets the first of two different settlements stand', async () => {
    const teamId = await seedTeam(db, CREDIT);
    const jobId = await seedJob(db, teamId);
    await ledger.hold(jobId);
    await ledger.settle(settlement(jobId, CREDIT));
    await ledger.settle(settlement(jobId, 0n));
    expect(await readBalance(db, teamId)).toMatchObject({ spent: CREDIT, available: 0n });
    expect(await loadJobBill(db, jobId)).toMatchObject({ status: 'completed' });
  });

  it('holds nothing for a job that is closed', async () => {
    const teamId = await seedTeam(db, CREDIT);
    const jobId = await seedJob(db, teamId);
    await ledger.hold(jobId);
    await ledger.settle(settlement(jobId, 0n));
    await ledger.hold(jobId);
    expect(await readBalance(db, teamId)).toMatchObject({ available: CREDIT, reserved: 0n });
  });

  it('grants racing holds as long as they can be paid, and not one more', async () => {
    const balances = fc.bigInt({ min: 0n, max: 12n * CREDIT });
    const prices = fc.bigInt({ min: CREDIT / 2n, max: 3n * CREDIT });
    await fc.assert(
      fc.asyncProperty(balances, prices, async (available, price) => {
        const teamId = await seedTeam(db, available);
        const jobIds = await Promise.all(Array.from({ length: 30 }, () => seedJob(db, teamId, price)));
        const results = await Promise.all(jobIds.map((jobId) => ledger.hold(jobId)));
        const payable = available / price;
        expect(results.filter(({ outcome }) => outcome === 'held')).toHaveLength(Number(payable));
        expect(await readBalance(db, teamId)).toMatchObject({
          available: available - payable * price,
          reserved: payable * price,
        });
      }),
      { numRuns: 12 },
    );
  });

  it('tells a job that cannot be paid what it needs, what there is and what is held', async () => {
    const teamId = await seedTeam(db, (5n * CREDIT) / 2n);
    await ledger.hold(await seedJob(db, teamId, 2n * CREDIT));
    expect(await ledger.hold(await seedJob(db, teamId))).toMatchObject({
      outcome: 'credits',
      needed: CREDIT,
      room: CREDIT / 2n,
      available: CREDIT / 2n,
      reserved: 2n * CREDIT,
      openJobs: 1,
    });
  });

  it('moves nothing for a job that was refused, however it is finished afterwards', async () => {
    const teamId = await seedTeam(db, 0n);
    const jobId = await seedJob(db, teamId);
    expect(await ledger.hold(jobId)).toMatchObject({ outcome: 'credits' });
    await refuseJob(db, jobId, refusal);
    await ledger.settle(settlement(jobId, CREDIT));
    expect(await entryKinds(db, jobId)).toEqual([]);
    expect(await loadJobBill(db, jobId)).toMatchObject({ status: 'failed' });
  });

  it('does not refuse a job whose credits are held: a slow first attempt comes too late', async () => {
    const teamId = await seedTeam(db, CREDIT);
    const jobId = await seedJob(db, teamId);
    await ledger.hold(jobId);
    await refuseJob(db, jobId, refusal);
    await ledger.settle(settlement(jobId, CREDIT));
    expect(await readBalance(db, teamId)).toMatchObject({ reserved: 0n, spent: CREDIT });
  });

  it('takes nothing from another job’s hold for a job that holds nothing', async () => {
    const teamId = await seedTeam(db, CREDIT);
    await ledger.hold(await seedJob(db, teamId));
    await ledger.settle(settlement(await seedJob(db, teamId), CREDIT)).catch(() => undefined);
    expect(await readBalance(db, teamId)).toMatchObject({ reserved: CREDIT, spent: 0n });
  });
});
