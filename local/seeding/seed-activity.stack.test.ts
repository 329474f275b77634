import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { listTeamsLowOnCredits } from '../../prisma/repositories/dashboard-facts.ts';
import { checkLedger } from '../../prisma/repositories/ledger-check.ts';
import { sumUsage } from '../../prisma/repositories/usage.ts';
import { checkUsage } from '../../prisma/repositories/usage-check.ts';
import { createScratchDatabase, type ScratchDatabase } from '../../prisma/testing/scratch-database.ts';
import { demoPlan } from './demo-plan.ts';
import { largePlan } from './large-plan.ts';
import { seedActivity } from './seed-activity.ts';
import type { SeedPlan } from './seed-plan.ts';

const DAY_MS = 86_400_000;
const quietly = { onProgress: () => undefined };
const kinds: readonly (readonly [string, SeedPlan, boolean])[] = [
  ['a month of customers', demoPlan, false],
  ['very many jobs', largePlan(2_000, 9), true],
];

describe.each(kinds)('%s', (_, plan, isBulk) => {
  let db: ScratchDatabase;
  let written: Awaited<ReturnType<typeof seedActivity>>;

  beforeAll(async () => {
    db = await createScratchDatabase(inject('stack').DATABASE_URL);
    written = await seedActivity(db, plan, { ...quietly, isBulk });
  });
  afterAll(() => db?.drop());

  it('are written once', async () => {
    expect(written?.jobs).toBe(plan.jobs);
    expect(await seedActivity(db, plan, { ...quietly, isBulk })).toBeNull();
    const { rows } = await db.pool.query('SELECT count(*)::int AS jobs FROM jobs');
    expect(rows).toEqual([{ jobs: plan.jobs }]);
  });

  it('leave a ledger without differences, and usage that is exact', async () => {
    const check = await checkLedger(db);
    expect(check.differences).toEqual([]);
    expect(check.entries).toBeGreaterThan(2 * plan.jobs);
    expect(await checkUsage(db)).toEqual([]);
  });

  it('have what the pages are to show: losses, refunds, hits of the cache, unpriced calls, a team that runs low', async () => {
    const span = { from: new Date(Date.now() - 100 * DAY_MS), to: new Date(Date.now() + DAY_MS) };
    const [whole] = await sumUsage(db, span);
    for (const figure of [
      'jobsFailed',
      'cacheHits',
      'unpricedCalls',
      'refundedMicroCredits',
      'wasteNanoUsd',
    ] as const) {
      expect(Number(whole?.[figure]), figure).toBeGreaterThan(0);
    }
    const byType = await sumUsage(db, { ...span, groupBy: 'job_type' });
    const below = byType.filter(({ priceNanoUsd, costNanoUsd }) => priceNanoUsd < costNanoUsd);
    expect(below.map(({ key }) => key).sort()).toEqual(['research_report']);
    const low = await listTeamsLowOnCredits(db, { days: plan.days, limit: 100 });
    const isLow = new Set(plan.teams.filter((team) => team.isLow).map(({ teamId }) => teamId));
    expect(low.teams.filter(({ teamId }) => isLow.has(teamId))).not.toEqual([]);
  });
});
