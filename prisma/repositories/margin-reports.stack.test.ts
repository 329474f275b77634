import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { marginGroups } from '#domain/margins.ts';
import { microCredits, nanoUsd, worthOf } from '#domain/money.ts';
import { createScratchDatabase, type ScratchDatabase } from '../testing/scratch-database.ts';
import { seedBilledTeam, seedClosedJob } from '../testing/seed-closed-job.ts';
import { type MarginQuery, type MarginSums, reportMargins } from './margin-reports.ts';

const amounts = [
  'chargedMicroCredits',
  'refundedMicroCredits',
  'priceNanoUsd',
  'costNanoUsd',
  'lossNanoUsd',
] as const satisfies readonly (keyof MarginSums)[];
const counts = ['calls', 'deliveredCalls', 'unpricedCalls'] as const satisfies readonly (keyof MarginSums)[];

/** Odd on purpose: nothing divides evenly. */
const ODD_CREDIT_VALUES = [33_333_333n, 99_999_999n, 7n];

describe('margins in the database', () => {
  let db: ScratchDatabase;

  beforeAll(async () => {
    db = await createScratchDatabase(inject('stack').DATABASE_URL);
    for (const [index, creditValue] of ODD_CREDIT_VALUES.entries()) {
      const team = await seedBilledTeam(db);
      const shared = await seedClosedJob(db, team, {
        jobType: 'shared',
        creditValue,
        calls: [
          { alias: 'a', share: 333_333n, cost: 7n },
          { alias: 'b', share: 1n, cost: null },
          { alias: 'a', share: 666_671n, cost: 11n },
          { alias: 'c', share: 0n, cost: 13n },
        ],
      });
      await db.pool.query(`SELECT refund_job($1, $2, $3, 'Test', NULL)`, [team.teamId, shared.jobId, 17 + index]);
      await seedClosedJob(db, team, { jobType: 'flat', creditValue, unshared: 1_000_003n, calls: [{ alias: 'b' }] });
      await seedClosedJob(db, team, { jobType: 'flat', creditValue, unshared: 5n });
      await seedClosedJob(db, team, {
        jobType: 'lost',
        outcome: 'failed',
        creditValue,
        calls: [{ alias: 'a', cost: 19n }],
      });
      await seedClosedJob(db, team, {
        jobType: 'paid',
        outcome: 'expired',
        creditValue,
        calls: [{ alias: 'a', share: 9n }],
      });
      await seedClosedJob(db, team, { isOpen: true, calls: [{ alias: 'a', cost: 1_000_000n }] });
    }
  });
  afterAll(() => db?.drop());

  const report = (query: Partial<MarginQuery>) =>
    reportMargins(db, {
      groupBy: 'day',
      from: new Date(Date.now() - 3_600_000),
      to: new Date(Date.now() + 3_600_000),
      limit: 1_000,
      offset: 0,
      ...query,
    });

  it('are what each closed job was charged and not refunded, at the worth of its credits, less what it cost', async () => {
    const { rows } = await db.pool.query<{ net: bigint; value: bigint; cost: bigint }>(
      `SELECT charged_micro_credits - refunded_micro_credits AS net, credit_value_nano_usd AS value, cost_nano_usd AS cost
       FROM jobs WHERE completed_at IS NOT NULL`,
    );
    const { total } = await report({});
    expect(total).toMatchObject({ jobs: 15, calls: 21, deliveredCalls: 21, unpricedCalls: 3, lossNanoUsd: 57n });
    expect(total.priceNanoUsd).toBe(
      rows.reduce((sum, { net, value }) => sum + worthOf(microCredits(net), nanoUsd(value)), 0n),
    );
    expect(total.costNanoUsd).toBe(rows.reduce((sum, { cost }) => sum + cost, 0n));
    expect(total.refundedMicroCredits).toBe(54n);
  });

  it.each(marginGroups)('by %s add up to the same total, to the last nano-dollar', async (groupBy) => {
    const { total, groups, groupCount } = await report({ groupBy });
    const { total: daily } = await report({ groupBy: 'day' });
    expect(groupCount).toBe(groups.length);
    for (const amount of amounts) {
      expect(
        groups.reduce((sum, group) => sum + group[amount], 0n),
        amount,
      ).toBe(daily[amount]);
      expect(total[amount], amount).toBe(daily[amount]);
    }
    for (const count of counts)
      expect(
        groups.reduce((sum, group) => sum + group[count], 0),
        count,
      ).toBe(daily[count]);
  });

  it('by alias follow the shares of the calls; what no call has a share of belongs to no alias', async () => {
    const { groups } = await report({ groupBy: 'alias' });
    const byAlias = new Map(groups.map((group) => [group.key, group]));
    expect(byAlias.get('a')).toMatchObject({ jobs: 9, calls: 12, chargedMicroCredits: 3n * (1_000_004n + 9n) });
    expect(byAlias.get('b')).toMatchObject({ jobs: 6, calls: 6, chargedMicroCredits: 3n, unpricedCalls: 3 });
    expect(byAlias.get('c')).toMatchObject({ jobs: 3, calls: 3, chargedMicroCredits: 0n, costNanoUsd: 39n });
    expect(byAlias.get(null)).toMatchObject({
      jobs: 6,
      calls: 0,
      chargedMicroCredits: 3n * 1_000_008n,
      costNanoUsd: 0n,
    });
  });

  it('are found by team, organization and job type, come in pages, and end before `to`', async () => {
    const { groups } = await report({ groupBy: 'team' });
    const [dearest] = groups;
    expect(groups).toHaveLength(3);
    expect((await report({ teamId: dearest?.key ?? '' })).total.jobs).toBe(5);
    expect((await report({ organizationId: `${dearest?.key}-organization`, jobType: 'flat' })).total.jobs).toBe(2);
    const page = await report({ groupBy: 'team', limit: 1, offset: 1 });
    expect([page.groupCount, page.groups, page.total.jobs]).toEqual([3, [groups[1]], 15]);
    const [{ first } = {}] = (await db.pool.query(`SELECT min(completed_at) AS first FROM jobs`)).rows;
    expect((await report({ to: first })).total).toMatchObject({ jobs: 0, priceNanoUsd: 0n, costNanoUsd: 0n });
    expect((await report({ from: first, to: new Date(first.getTime() + 1) })).total.jobs).toBeGreaterThan(0);
  });
});
