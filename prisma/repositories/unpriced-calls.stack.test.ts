import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { costOfTokens } from '#domain/call-cost.ts';
import { nanoUsd } from '#domain/money.ts';
import { firstPage } from '../testing/first-page.ts';
import { createScratchDatabase, type ScratchDatabase } from '../testing/scratch-database.ts';
import { type SeededTeam, seedBilledTeam, seedClosedJob } from '../testing/seed-closed-job.ts';
import { findCallPricing, listUnpricedCalls, priceCall, priceCallsOf } from './unpriced-calls.ts';

describe('unpriced calls in the database', () => {
  let db: ScratchDatabase;
  let team: SeededTeam;

  beforeAll(async () => {
    db = await createScratchDatabase(inject('stack').DATABASE_URL);
    team = await seedBilledTeam(db);
  });
  afterAll(() => db?.drop());

  const seedUnpriced = async (alias: string, ...tokens: ([number, number] | null)[]) =>
    seedClosedJob(db, team, {
      calls: [{ alias, share: 500n }, ...tokens.map((used) => ({ alias, cost: null, share: 250n, tokens: used }))],
    });

  async function readJob(jobId: string) {
    const { rows } = await db.pool.query<{ cost: bigint; ofCalls: bigint; charged: bigint; shares: bigint }>(
      `SELECT j.cost_nano_usd AS cost, j.charged_micro_credits AS charged, sum(c.cost_nano_usd)::bigint AS "ofCalls",
              sum(c.charged_micro_credits)::bigint AS shares
       FROM jobs j JOIN model_calls c ON c.job_id = j.id WHERE j.id = $1 GROUP BY j.id`,
      [jobId],
    );
    return rows[0];
  }

  it('are priced once and corrected later; the job costs what its calls cost, and is charged what it was', async () => {
    const { jobId, callIds } = await seedUnpriced('one', [10, 20]);
    const [priced = '', unpriced = ''] = callIds;
    expect(await readJob(jobId)).toEqual({ cost: 1_000n, ofCalls: 1_000n, charged: 750n, shares: 750n });
    expect(await priceCall(db, unpriced, nanoUsd(300n))).toBe(jobId);
    expect(await readJob(jobId)).toEqual({ cost: 1_300n, ofCalls: 1_300n, charged: 750n, shares: 750n });
    expect(await priceCall(db, unpriced, nanoUsd(20n))).toBe(jobId);
    expect(await readJob(jobId)).toEqual({ cost: 1_020n, ofCalls: 1_020n, charged: 750n, shares: 750n });
    expect(await findCallPricing(db, unpriced)).toMatchObject({ costSource: 'operator', isJobOpen: false });
    expect(await priceCall(db, priced, nanoUsd(1n))).toBeNull();
    expect(await readJob(jobId)).toMatchObject({ cost: 1_020n });
  });

  it('of an open job wait until it is closed', async () => {
    const { callIds } = await seedClosedJob(db, team, { isOpen: true, calls: [{ alias: 'open', cost: null }] });
    expect(await priceCall(db, callIds[0] ?? '', nanoUsd(1n))).toBeNull();
    const result = await priceCallsOf(db, 'open', { input: nanoUsd(1n), output: nanoUsd(1n) });
    expect(result).toEqual({ priced: 0, costNanoUsd: 0n, withoutUsage: 0, ofOpenJobs: 1 });
    expect((await listUnpricedCalls(db, { alias: 'open' }, firstPage('created_at'))).rows).toMatchObject([
      { callId: callIds[0], isJobOpen: true },
    ]);
  });

  it('of an alias are priced by their tokens, each rounded up as any call is', async () => {
    const jobs = [await seedUnpriced('many', [1, 0], [7, 3], null), await seedUnpriced('many', [1_000_000, 1])];
    const price = { input: nanoUsd(150_000_001n), output: nanoUsd(600_000_000n) };
    const usages = [[1, 0] as const, [7, 3] as const, [1_000_000, 1] as const];
    const costs = usages.map(([promptTokens, completionTokens]) =>
      costOfTokens({ promptTokens, completionTokens }, price),
    );
    expect(await priceCallsOf(db, 'many', price)).toEqual({
      priced: 3,
      costNanoUsd: costs.reduce((sum, cost) => sum + cost, 0n),
      withoutUsage: 1,
      ofOpenJobs: 0,
    });
    const [first, second] = await Promise.all(jobs.map(({ jobId }) => readJob(jobId)));
    expect(first?.cost).toBe(1_000n + (costs[0] ?? 0n) + (costs[1] ?? 0n));
    expect(second?.cost).toBe(1_000n + (costs[2] ?? 0n));
    expect((await listUnpricedCalls(db, { alias: 'many' }, firstPage('created_at'))).total).toBe(1);
  });

  it('that many price at once leave every job with the sum of its calls', async () => {
    const jobs = await Promise.all(Array.from({ length: 8 }, () => seedUnpriced('raced', [5, 5], [6, 6])));
    const price = { input: nanoUsd(1_000_000n), output: nanoUsd(2_000_000n) };
    const bulk = Array.from({ length: 4 }, () => priceCallsOf(db, 'raced', price));
    const single = jobs.flatMap(({ callIds }, index) =>
      callIds.slice(1).map((callId) => priceCall(db, callId, nanoUsd(BigInt(index)))),
    );
    await Promise.all([...bulk, ...single]);
    for (const { jobId } of jobs) {
      const job = await readJob(jobId);
      expect(job?.cost).toBe(job?.ofCalls);
    }
  });
});
