import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { microCredits, nanoUsd } from '#domain/money.ts';
import { quantitiesOf } from '#domain/pricing/free-quota.ts';
import { quantityRule } from '#domain/pricing/needs-quantity.ts';
import { type PriceTerms, priceJob } from '#domain/pricing/price-job.ts';
import { priceRules } from '#domain/pricing/price-rule.ts';
import { randomJob, randomRules } from '#domain/pricing/testing/random-prices.ts';
import { createScratchDatabase, type ScratchDatabase } from '../testing/scratch-database.ts';
import { type PricedJobRow, seedPricedJobs } from '../testing/seed-priced-jobs.ts';
import { simulatePrices } from './price-simulations.ts';

const MONTHS = 60;
const JOBS_A_MONTH = 8;
const DAY_MS = 24 * 60 * 60 * 1_000;
const monthStart = (month: number) => new Date(Date.UTC(2020, month));

const randomRow = fc.record({
  facts: randomJob,
  maximum: fc.option(fc.bigInt({ min: 0n, max: 5_000_000n })),
  isAtOwnRate: fc.constantFrom(false, false, false, false, true),
});

const expressions = fc.constantFrom(
  'tokens / 3000',
  'max(0.2, metadata.pages * 0.05)',
  'calls > 1 ? 0.5 : cost_usd * 7',
);

/** Rules of every kind; those for whole jobs with an expression now and then. */
const anyRules = fc
  .tuple(randomRules, fc.option(expressions))
  .map(([rules, custom]) => rules.map((rule) => (custom === null || isForAlias(rule) ? rule : { ...rule, custom })));

const isForAlias = (rule: object): boolean => JSON.stringify(rule).includes('"alias"');

/** Each job in its month, in order, charged nothing unless it is at its team's own rate. */
const rows: PricedJobRow[] = fc
  .sample(randomRow, { numRuns: MONTHS * JOBS_A_MONTH, seed: 20_261_124 })
  .map((row, place) => ({
    ...row,
    charged: row.isAtOwnRate ? (row.maximum ?? 7n) : 0n,
    completedAt: new Date(
      monthStart(Math.floor(place / JOBS_A_MONTH)).getTime() + (1 + (place % JOBS_A_MONTH) * 3) * DAY_MS,
    ),
  }));

/** What priceJob makes of a month's jobs in their order, by team and job type. */
function priceMonth(terms: PriceTerms, month: readonly PricedJobRow[], from: Date): Map<string, bigint> {
  const used = new Map<string, { jobs: bigint; calls: bigint; tokens: bigint }>();
  const sums = new Map<string, bigint>();
  for (const { facts, maximum, isAtOwnRate, charged, completedAt } of month) {
    const own = { ...terms, maximum: maximum === null ? null : microCredits(maximum) };
    const rule = isAtOwnRate ? null : quantityRule(own, facts, facts.outcome);
    const key = `${facts.teamId} ${rule}`;
    const before = used.get(key) ?? { jobs: 0n, calls: 0n, tokens: 0n };
    const adds = quantitiesOf(facts.calls.filter((call) => call.delivered));
    if (rule !== null) {
      used.set(key, {
        jobs: before.jobs + adds.jobs,
        calls: before.calls + adds.calls,
        tokens: before.tokens + adds.tokens,
      });
    }
    if (completedAt < from) continue;
    const price = isAtOwnRate ? charged : priceJob(own, { ...facts, before }).charged;
    const group = `${facts.teamId} ${facts.jobType}`;
    sums.set(group, (sums.get(group) ?? 0n) + price);
  }
  return sums;
}

describe('a simulation in the database', () => {
  let db: ScratchDatabase;

  beforeAll(async () => {
    db = await createScratchDatabase(inject('stack').DATABASE_URL);
    await db.pool.query(`INSERT INTO organizations (id, name) VALUES ('o1', 'Test')`);
    await db.pool.query(`INSERT INTO teams (id, organization_id, name) VALUES ('t1', 'o1', 'A'), ('t2', 'o1', 'B')`);
    await seedPricedJobs(db, rows);
  });
  afterAll(() => db?.drop());

  it('charges what priceJob charges, to the micro-credit, whatever the rules', async () => {
    const month = fc.integer({ min: 0, max: MONTHS - 1 });
    const creditValue = fc.constantFrom(100_000_000n, 33_333_333n, 7n, 1_000_000_000n).map(nanoUsd);
    const startDay = fc.constantFrom(0, 10);
    await fc.assert(
      fc.asyncProperty(anyRules, month, creditValue, startDay, async (written, number, value, day) => {
        const rules = priceRules.parse(written);
        const from = new Date(monthStart(number).getTime() + day * DAY_MS);
        const to = monthStart(number + 1);
        const ofMonth = rows.slice(number * JOBS_A_MONTH, (number + 1) * JOBS_A_MONTH);
        const terms = { creditValueNanoUsd: value, rules, consumption: null, maximum: null };
        const expected = priceMonth(terms, ofMonth, from);
        const [total] = await simulatePrices(db, { creditValue: value, rules, from, to });
        expect(total?.simulated).toBe([...expected.values()].reduce((sum, one) => sum + one, 0n));
        for (const [group, price] of expected) {
          const [teamId, jobType] = group.split(' ');
          const [sums] = await simulatePrices(db, { creditValue: value, rules, from, to, teamId, jobType });
          expect(sums?.simulated, group).toBe(price);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('sums by team, the largest change first, all of them before', async () => {
    const rules = priceRules.parse([
      { name: 'rest', per_job: 1, failed: 'full', cancelled: 'full', expired: 'full' },
      { name: 'second', match: { team_id: 't2' }, per_job: 100, failed: 'full', cancelled: 'full', expired: 'full' },
    ]);
    const sums = await simulatePrices(db, {
      creditValue: nanoUsd(100_000_000n),
      rules,
      from: monthStart(0),
      to: monthStart(MONTHS),
    });
    expect(sums.map(({ teamId }) => teamId)).toEqual([null, 't2', 't1']);
    expect(sums[0]?.jobs).toBe(rows.length);
    expect(sums[0]?.simulated).toBe((sums[1]?.simulated ?? 0n) + (sums[2]?.simulated ?? 0n));
  });
});
