import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Span } from '#domain/day-before.ts';
import { type ResidualKind, residualKinds } from '#domain/residuals.ts';
import { firstPage } from '../testing/first-page.ts';
import { createScratchDatabase, type ScratchDatabase } from '../testing/scratch-database.ts';
import { type SeededJob, type SeededTeam, seedBilledTeam, seedClosedJob } from '../testing/seed-closed-job.ts';
import { findReconciliation, listResiduals, reconciliationIdOf, requestReconciliation } from './reconciliations.ts';
import { runReconciliation } from './run-reconciliation.ts';

const HOUR_MS = 3_600_000;
const span: Span = {
  from: new Date(Date.now() - HOUR_MS).toISOString(),
  to: new Date(Date.now() + HOUR_MS).toISOString(),
};

type Damage = {
  /** What is done to a job ($1) behind the ledger's back. */
  readonly sql: string;
  readonly residual: object;
};

const ofCall = `WHERE id = (SELECT id FROM model_calls WHERE job_id = $1 ORDER BY id LIMIT 1)`;

const damages: Record<ResidualKind, Damage> = {
  ledger_charge: {
    sql: `INSERT INTO credit_entries (team_id, job_id, kind, step, spent, granted, available_after)
          SELECT team_id, id, 'settle', 1, 5, 5, 0 FROM jobs WHERE id = $1`,
    residual: { expected: 1_000_005n, found: 1_000_000n },
  },
  ledger_refund: {
    sql: 'UPDATE jobs SET refunded_micro_credits = 7 WHERE id = $1',
    residual: { expected: 0n, found: 7n },
  },
  ledger_hold: {
    sql: `INSERT INTO credit_entries (team_id, job_id, kind, step, reserved, granted, available_after)
          SELECT team_id, id, 'hold', 1, 9, 9, 0 FROM jobs WHERE id = $1`,
    residual: { expected: 0n, found: 9n },
  },
  lot_charge: {
    sql: 'UPDATE credit_holds SET spent = spent - 1 WHERE job_id = $1',
    residual: { expected: 999_999n, found: 1_000_000n },
  },
  job_cost: {
    sql: 'UPDATE jobs SET cost_nano_usd = cost_nano_usd + 3 WHERE id = $1',
    residual: { expected: 2_000n, found: 2_003n },
  },
  call_shares: {
    sql: `UPDATE model_calls SET charged_micro_credits = charged_micro_credits - 1 ${ofCall}`,
    residual: { expected: 999_999n, found: 1_000_000n },
  },
  delivered_calls: {
    sql: 'UPDATE jobs SET delivered_calls = 3 WHERE id = $1',
    residual: { expected: 2n, found: 3n },
  },
  prompt_tokens: {
    sql: 'UPDATE jobs SET prompt_tokens = 0 WHERE id = $1',
    residual: { expected: 20n, found: 0n },
  },
  completion_tokens: {
    sql: 'UPDATE jobs SET completion_tokens = NULL WHERE id = $1',
    residual: { expected: 40n, found: null },
  },
  open_call: {
    sql: `INSERT INTO model_calls (id, job_id, team_id, alias, request, request_hash)
          SELECT gen_random_uuid(), id, team_id, 'standard', '{}', '\\x00' FROM jobs WHERE id = $1`,
    residual: { expected: null, found: null },
  },
  unstarted_call: {
    sql: `INSERT INTO model_calls (id, job_id, team_id, alias, status, error_code, request, request_hash, finished_at)
          SELECT gen_random_uuid(), id, team_id, 'standard', 'failed', 'call_not_started', '{}', '\\x00', now()
          FROM jobs WHERE id = $1`,
    residual: { expected: null, found: null },
  },
  litellm_cost: {
    sql: `UPDATE model_calls SET reported_cost_nano_usd = 999 ${ofCall}`,
    residual: { expected: 999n, found: 1_000n, reason: "LiteLLM reported a cost; another cost is stored as LiteLLM's" },
  },
  alias_price_cost: {
    sql: `UPDATE model_calls SET reported_cost_nano_usd = 0, cost_source = 'alias_price' ${ofCall}`,
    residual: {
      expected: 0n,
      found: 1_000n,
      reason: 'LiteLLM reported a cost of 0: it has no price; the price of the alias "standard" counts',
    },
  },
  operator_cost: {
    sql: `UPDATE model_calls SET reported_cost_nano_usd = NULL, cost_source = 'operator' ${ofCall}`,
    residual: { expected: null, found: 1_000n, reason: 'LiteLLM reported no cost; an operator said what it cost' },
  },
  unpriced_cost: {
    sql: `WITH call AS (
            UPDATE model_calls SET reported_cost_nano_usd = NULL, cost_source = 'unpriced', cost_nano_usd = NULL ${ofCall}
          )
          UPDATE jobs SET cost_nano_usd = 1000 WHERE id = $1`,
    residual: {
      expected: null,
      found: null,
      reason: 'LiteLLM reported no cost and the alias "standard" had no price: the cost is unknown. Price the call',
    },
  },
  account: {
    sql: `UPDATE credit_accounts SET spent = spent + 1, granted = granted + 1 WHERE team_id = (SELECT team_id FROM jobs WHERE id = $1)`,
    residual: { jobId: null },
  },
};

describe('a reconciliation', () => {
  let db: ScratchDatabase;
  let team: SeededTeam;

  beforeAll(async () => {
    db = await createScratchDatabase(inject('stack').DATABASE_URL);
    team = await seedBilledTeam(db);
    await seedWhole(team);
    const refunded = await seedWhole(team);
    await db.pool.query(`SELECT refund_job($1, $2, 400000, 'Test', NULL)`, [team.teamId, refunded.jobId]);
    await seedClosedJob(db, team, { outcome: 'failed', calls: [{ share: 0n }] });
    await seedClosedJob(db, team, { unshared: 2_000_000n });
    await seedClosedJob(db, team, { isOpen: true, calls: [{ cost: null }] });
  });
  afterAll(() => db?.drop());

  const seedWhole = (of: SeededTeam): Promise<SeededJob> =>
    seedClosedJob(db, of, { calls: [{ share: 600_000n }, { share: 400_000n }] });

  async function reconcile(teamId: string) {
    await runReconciliation(db, span);
    const filter = { reconciliationId: reconciliationIdOf(span), teamId };
    return listResiduals(db, filter, firstPage('found', 'asc'));
  }

  it('finds nothing where the ledger, the calls and LiteLLM agree, and sums them up', async () => {
    expect(await reconcile(team.teamId)).toEqual({ total: 0, rows: [], next: null });
    expect(await findReconciliation(db, reconciliationIdOf(span))).toMatchObject({
      jobs: 4,
      calls: 5,
      chargedMicroCredits: 4_000_000n,
      ledgerMicroCredits: 4_000_000n,
      costNanoUsd: 5_000n,
      reportedNanoUsd: 5_000n,
      residuals: 0,
      finishedAt: expect.any(Date),
    });
  });

  it.each(residualKinds)('finds %s, with the amounts and the reason', async (kind) => {
    const { sql, residual } = damages[kind];
    const damaged = await seedBilledTeam(db);
    const { jobId } = await seedWhole(damaged);
    await db.pool.query(sql, [jobId]);
    const { rows: residuals } = await reconcile(damaged.teamId);
    const found = residuals.filter((one) => one.kind === kind);
    expect(found[0]).toMatchObject({ jobId, teamId: damaged.teamId, reason: expect.stringMatching(/\w/), ...residual });
    const others = residuals.map((one) => one.kind).filter((other) => other !== kind);
    expect(others).toEqual(others.filter((other) => alsoFound[kind]?.includes(other)));
  });

  it('expects no word of LiteLLM about a reply from the cache', async () => {
    const cached = await seedBilledTeam(db);
    const { jobId } = await seedClosedJob(db, cached, { calls: [{ share: 1_000_000n }] });
    await db.pool.query(
      `UPDATE model_calls SET cache = 'hit', cost_source = 'cache', saved_cost_nano_usd = cost_nano_usd, cost_nano_usd = 0,
                              reported_cost_nano_usd = NULL WHERE job_id = $1`,
      [jobId],
    );
    await db.pool.query('UPDATE jobs SET cost_nano_usd = 0 WHERE id = $1', [jobId]);
    expect((await reconcile(cached.teamId)).rows).toEqual([]);
  });

  it('names every part of a balance that differs', async () => {
    const damaged = await seedBilledTeam(db);
    const { jobId } = await seedWhole(damaged);
    await db.pool.query(damages.account.sql, [jobId]);
    const { rows: residuals } = await reconcile(damaged.teamId);
    expect(residuals.map(({ reason, expected, found }) => [reason, (found ?? 0n) - (expected ?? 0n)])).toEqual([
      ["The balance says another granted than the sum of the team's entries", 1n],
      ["The balance says another spent than the sum of the team's entries", 1n],
    ]);
  });

  it('is rewritten whole by another run, and looks at its own span only', async () => {
    const damaged = await seedBilledTeam(db);
    const { jobId } = await seedWhole(damaged);
    await db.pool.query(damages.job_cost.sql, [jobId]);
    expect((await reconcile(damaged.teamId)).total).toBe(1);
    expect((await reconcile(damaged.teamId)).total).toBe(1);
    await db.pool.query('UPDATE jobs SET cost_nano_usd = cost_nano_usd - 3 WHERE id = $1', [jobId]);
    expect((await reconcile(damaged.teamId)).total).toBe(0);
    const before = { from: '2020-01-01T00:00:00.000Z', to: '2020-01-02T00:00:00.000Z' };
    await runReconciliation(db, before);
    expect(await findReconciliation(db, reconciliationIdOf(before))).toMatchObject({ jobs: 0, calls: 0, residuals: 0 });
  });

  it('keeps what was found until it has run again, and of two at once keeps one whole', async () => {
    const { residuals: before } = await requestReconciliation(db, span);
    expect(before).toBeGreaterThan(0);
    expect(await findReconciliation(db, reconciliationIdOf(span))).toMatchObject({ finishedAt: null });
    const runs = await Promise.allSettled([runReconciliation(db, span), runReconciliation(db, span)]);
    expect(runs.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect(await findReconciliation(db, reconciliationIdOf(span))).toMatchObject({
      residuals: before,
      finishedAt: expect.any(Date),
    });
  });
});

/** What one damage also breaks. */
const alsoFound: Partial<Record<ResidualKind, readonly ResidualKind[]>> = {
  ledger_charge: ['account'],
  ledger_hold: ['account'],
  ledger_refund: ['lot_charge'],
};
