import { randomInt, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { allFigures } from '#domain/analytics/add-samples.ts';
import { LATENCY_BOUNDS_MS } from '#domain/analytics/latency-buckets.ts';
import { nanoUsd } from '#domain/money.ts';
import { createScratchDatabase, type ScratchDatabase } from '../testing/scratch-database.ts';
import { type SeededTeam, seedBilledTeam, seedClosedJob } from '../testing/seed-closed-job.ts';
import { foldUsage } from './fold-usage.ts';
import { reportMargins } from './margin-reports.ts';
import { priceCall, priceCallsOf } from './unpriced-calls.ts';
import { sumUsage, type UsageRow } from './usage.ts';
import { checkUsage } from './usage-check.ts';
import { recordWaste } from './wasted-attempts.ts';

const ALIASES = ['a', 'b', 'c'];
const OUTCOMES = ['completed', 'completed', 'completed', 'failed', 'cancelled', 'expired'] as const;
const CREDIT_VALUES = [33_333_333n, 99_999_999n, 7n];
const HOUR_MS = 3_600_000;
const some = <T>(list: readonly T[]): T => list[randomInt(list.length)] as T;
const span = () => ({ from: new Date(Date.now() - 24 * HOUR_MS), to: new Date(Date.now() + 24 * HOUR_MS) });

describe('usage in the database', () => {
  let db: ScratchDatabase;
  let teams: SeededTeam[];

  beforeAll(async () => {
    db = await createScratchDatabase(inject('stack').DATABASE_URL);
    teams = await Promise.all(Array.from({ length: 3 }, () => seedBilledTeam(db)));
  });
  afterAll(() => db?.drop());

  /** A job of a random kind, and perhaps a correction after it was closed. */
  async function playJob(): Promise<void> {
    const team = some(teams);
    const calls = Array.from({ length: randomInt(4) }, () => ({
      alias: some(ALIASES),
      cost: some([null, 7n, 1_000n, 123_456_789n]),
      share: BigInt(randomInt(400_000)),
    }));
    const { jobId, callIds } = await seedClosedJob(db, team, {
      jobType: some(['one', 'two']),
      outcome: some(OUTCOMES),
      unshared: some([0n, 0n, 500_001n]),
      creditValue: some(CREDIT_VALUES),
      isOpen: randomInt(8) === 0,
      calls,
    });
    if (randomInt(3) === 0)
      await db.pool.query(`SELECT refund_job($1, $2, $3, 'Test', NULL)`, [team.teamId, jobId, 17]);
    const [callId] = callIds;
    if (callId && randomInt(3) === 0) await priceCall(db, callId, nanoUsd(BigInt(randomInt(9_999))));
    if (callId && randomInt(3) === 0) await wasteOf(callId);
    if (randomInt(4) === 0) await endAnother(team, jobId);
  }

  const wasteOf = (callId: string) =>
    recordWaste(db, {
      callId,
      attempt: 1,
      reason: 'cut_off',
      usage: { promptTokens: 5, completionTokens: 5 },
      usageSource: 'provider',
      cost: { nanoUsd: nanoUsd(BigInt(randomInt(5_000))), source: 'litellm' },
    });

  /** A call that begins in the queue and ends as a failure, a stopped one or a reply from the cache. */
  async function endAnother({ teamId }: SeededTeam, jobId: string): Promise<void> {
    const callId = randomUUID();
    await db.pool.query(
      `INSERT INTO model_calls (id, job_id, team_id, alias, request, request_hash)
       SELECT $1, id, $2, $3, '{}', '\\x00' FROM jobs WHERE id = $4 AND completed_at IS NULL`,
      [callId, teamId, some(ALIASES), jobId],
    );
    await db.pool.query(
      some([
        `UPDATE model_calls SET status = 'failed', error_code = 'upstream_failed', finished_at = now() WHERE id = $1`,
        `UPDATE model_calls SET status = 'cancelled', error_code = 'call_cancelled', prompt_tokens = 9, cost_nano_usd = 3,
                cost_source = 'litellm', latency_ms = 40, finished_at = now() - interval '2 hours' WHERE id = $1`,
        `UPDATE model_calls SET status = 'succeeded', reply = '{}', cache = 'hit', cost_nano_usd = 0, cost_source = 'cache',
                saved_cost_nano_usd = 77, latency_ms = 3, finished_at = now() WHERE id = $1`,
      ]),
      [callId],
    );
  }

  it('is what jobs and calls come to, at every instant, while jobs run, are corrected and changes are folded', async () => {
    const lanes = Array.from({ length: 6 }, async () => {
      for (let round = 0; round < 25; round += 1) await playJob();
    });
    let isPlaying = true;
    const folding = (async () => {
      while (isPlaying) await foldUsage(db, randomInt(1, 40));
    })();
    const checks: unknown[] = [];
    const checking = (async () => {
      while (isPlaying) checks.push(...(await checkUsage(db)));
    })();
    await Promise.all(lanes);
    await priceCallsOf(db, 'a', { input: nanoUsd(150_000_001n), output: nanoUsd(600_000_000n) });
    isPlaying = false;
    await Promise.all([folding, checking]);
    expect(checks).toEqual([]);
    expect(await checkUsage(db)).toEqual([]);
    const [whole] = await sumUsage(db, span());
    expect(whole?.jobsCreated).toBe(150);
    expect(whole?.refundedMicroCredits).toBeGreaterThan(0n);
  });

  it('does not change when it is folded or counted anew', async () => {
    const before = await sumUsage(db, { ...span(), groupBy: 'alias', figures: allFigures });
    while ((await foldUsage(db, 100)) > 0);
    const { rows } = await db.pool.query('SELECT count(*)::int AS left FROM usage_deltas');
    expect(rows).toEqual([{ left: 0 }]);
    expect(sorted(await sumUsage(db, { ...span(), groupBy: 'alias', figures: allFigures }))).toEqual(sorted(before));
    await db.pool.query('SELECT recount_usage()');
    expect(sorted(await sumUsage(db, { ...span(), groupBy: 'alias', figures: allFigures }))).toEqual(sorted(before));
  });

  it.each(['team', 'organization', 'job_type', 'alias'] as const)(
    'by %s has the money of the report of margins',
    async (groupBy) => {
      const report = await reportMargins(db, { groupBy, ...span(), limit: 1_000, offset: 0 });
      const rows = await sumUsage(db, { ...span(), groupBy });
      const money = (
        row: Pick<UsageRow, 'priceNanoUsd' | 'costNanoUsd' | 'lossNanoUsd' | 'wasteNanoUsd' | 'chargedMicroCredits'>,
      ) => [row.chargedMicroCredits, row.priceNanoUsd, row.costNanoUsd, row.lossNanoUsd, row.wasteNanoUsd];
      const counted = new Map(rows.map((row) => [row.key === '' ? null : row.key, money(row)]));
      for (const group of report.groups) expect(counted.get(group.key), String(group.key)).toEqual(money(group));
    },
  );

  it('holds sums that are more than any one job can come to', async () => {
    const [team] = teams as [SeededTeam];
    await db.pool.query(`SELECT grant_credits($1, 8000000000000000, 'purchase', 100, NULL, NULL, 'Test', NULL)`, [
      team.teamId,
    ]);
    const job = { jobType: 'huge', creditValue: 1_000_000_000_000_000_000n, unshared: 2_000_000_000_000_000n };
    for (let place = 0; place < 3; place += 1) await seedClosedJob(db, team, job);
    const huge = { ...span(), jobType: 'huge' };
    const [before] = await sumUsage(db, huge);
    expect(before?.priceNanoUsd).toBe(6_000_000_000_000_000n * 1_000_000_000_000n);
    while ((await foldUsage(db, 100)) > 0);
    expect(await sumUsage(db, huge)).toEqual([before]);
    expect(await checkUsage(db)).toEqual([]);
  });

  it('names a figure that somebody has changed', async () => {
    await db.pool.query(`UPDATE usage_hours SET jobs_created = jobs_created + 2 WHERE (hour, team_id, job_type, alias) IN (
      SELECT hour, team_id, job_type, alias FROM usage_hours WHERE jobs_created > 0 LIMIT 1)`);
    const [difference, ...others] = await checkUsage(db);
    expect(difference).toMatchObject({ from: 'hours', figure: 'jobs_created' });
    expect((difference?.found ?? 0n) - (difference?.expected ?? 0n)).toBe(2n);
    expect(others).toEqual([]);
    await db.pool.query('SELECT recount_usage()');
  });

  it('puts a latency into the bucket that percentiles are read from', async () => {
    const latencies = LATENCY_BOUNDS_MS.flatMap((bound) => [bound - 1, bound]);
    const { rows } = await db.pool.query<{ ms: number; bucket: number }>(
      'SELECT ms, array_lower(latency_bucket(ms), 1) - 1 AS bucket FROM unnest($1::int[]) ms',
      [latencies],
    );
    for (const { ms, bucket } of rows) {
      expect(bucket, `${ms} ms`).toBe(LATENCY_BOUNDS_MS.filter((bound) => ms >= bound).length);
    }
  });

  it('begins with what there was before it was counted', async () => {
    await db.pool.query('TRUNCATE usage_hours, usage_days, usage_deltas');
    expect(await checkUsage(db)).not.toEqual([]);
    await db.pool.query('SELECT recount_usage()');
    expect(await checkUsage(db)).toEqual([]);
  });
});

const sorted = (rows: readonly UsageRow[]): UsageRow[] =>
  rows.toSorted((one, other) => ((one.key ?? '') < (other.key ?? '') ? -1 : 1));
