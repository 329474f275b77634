import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { microCredits, nanoUsd } from '#domain/money.ts';
import { writeReceipt } from '#domain/receipts.ts';
import { holdCredits, settleJob } from './repositories/settlements.ts';
import { createScratchDatabase, type ScratchDatabase } from './testing/scratch-database.ts';
import { seedJob, seedTeam } from './testing/seed-ledger.ts';

/** What each CHECK must refuse, as changes to rows that are otherwise right. */
const violations: Record<string, readonly string[]> = {
  organizations_status: [`UPDATE organizations SET status = 'gone'`],
  teams_status: [`UPDATE teams SET status = 'gone'`],
  teams_budget_mode: [`UPDATE teams SET budget_mode = 'free'`],
  team_keys_hash_is_sha256: [`UPDATE team_keys SET hash = 'sk-plain'`],
  model_aliases_status: [`UPDATE model_aliases SET status = 'gone'`],
  model_aliases_prices: [
    'UPDATE model_aliases SET input_price_nano_usd_per_million = -1',
    'UPDATE model_aliases SET output_price_nano_usd_per_million = -1',
  ],
  model_aliases_max_output_tokens: ['UPDATE model_aliases SET max_output_tokens = 0'],
  prices_not_negative: ['UPDATE prices SET micro_credits_per_job = -1'],
  jobs_status: [`UPDATE jobs SET status = 'done' WHERE status = 'completed'`],
  jobs_closed_is_whole: [
    `UPDATE jobs SET status = 'completed' WHERE status = 'pending'`,
    `UPDATE jobs SET completed_at = now() WHERE status = 'pending'`,
    `UPDATE jobs SET receipt = NULL WHERE status = 'completed'`,
    `UPDATE jobs SET charged_micro_credits = NULL WHERE status = 'completed'`,
    `UPDATE jobs SET cost_nano_usd = NULL WHERE status = 'completed'`,
    `UPDATE jobs SET status = 'in_progress' WHERE status = 'completed'`,
  ],
  jobs_charge_within_price: [
    `UPDATE jobs SET charged_micro_credits = price_micro_credits + 1 WHERE status = 'completed'`,
    `UPDATE jobs SET charged_micro_credits = -1 WHERE status = 'completed'`,
  ],
  jobs_price_not_negative: [`UPDATE jobs SET price_micro_credits = -1 WHERE status = 'pending'`],
  model_calls_status: [`UPDATE model_calls SET status = 'running', finished_at = now()`],
  model_calls_finished_is_whole: [
    `UPDATE model_calls SET finished_at = now()`,
    `UPDATE model_calls SET status = 'failed', finished_at = now()`,
    `UPDATE model_calls SET status = 'cancelled', finished_at = now()`,
    `UPDATE model_calls SET status = 'succeeded', finished_at = now(), cost_source = 'unpriced'`,
    `UPDATE model_calls SET reply = '{}'`,
    `UPDATE model_calls SET error_code = 'internal'`,
  ],
  model_calls_cost_is_never_silently_zero: [
    `UPDATE model_calls SET status = 'succeeded', reply = '{}', finished_at = now()`,
    `UPDATE model_calls SET cost_source = 'guess', cost_nano_usd = 1`,
    `UPDATE model_calls SET cost_source = 'litellm'`,
    `UPDATE model_calls SET cost_source = 'litellm', cost_nano_usd = -1`,
    `UPDATE model_calls SET cost_source = 'unpriced', cost_nano_usd = 0`,
    `UPDATE model_calls SET cost_nano_usd = 1`,
  ],
  credit_accounts_not_negative: [
    'UPDATE credit_accounts SET granted = -1, available = -1, reserved = 0, spent = 0',
    'UPDATE credit_accounts SET available = -1, reserved = reserved + available + 1',
    'UPDATE credit_accounts SET reserved = -1, available = available + reserved + 1',
    'UPDATE credit_accounts SET spent = -1, available = available + spent + 1',
    'UPDATE credit_accounts SET expired = -1, available = available + expired + 1',
    'UPDATE credit_accounts SET debt = -1, available = available - 1',
  ],
  credit_accounts_equation: [
    'UPDATE credit_accounts SET available = available + 1',
    'UPDATE credit_accounts SET granted = granted + 1',
    'UPDATE credit_accounts SET debt = debt + 1',
  ],
  credit_entries_kind: [entry({ kind: `'gift'`, job_id: '(SELECT id FROM jobs LIMIT 1)' })],
  credit_entries_equation: [entry({ granted: '2' }), entry({ spent: '1' }), entry({ debt: '1' })],
  credit_entries_available_after: [entry({ available_after: '-1' })],
  credit_entries_job: [entry({ job_id: '(SELECT id FROM jobs LIMIT 1)' }), entry({ kind: `'hold'` })],
  operators_role: [`UPDATE operators SET role = 'root'`],
  operators_email_is_lower_case: [`UPDATE operators SET email = 'Owner@example.com'`],
};

describe('the database itself', () => {
  let db: ScratchDatabase;

  beforeAll(async () => {
    db = await createScratchDatabase(inject('stack').DATABASE_URL);
    await seedEveryTable();
  });
  afterAll(() => db?.drop());

  it.each(Object.entries(violations))('refuses every breach of %s', async (constraint, statements) => {
    for (const statement of statements) {
      await expect(db.pool.query(statement), statement).rejects.toMatchObject({ code: '23514', constraint });
    }
  });

  it('has no CHECK that is not tried here', async () => {
    const { rows } = await db.pool.query<{ conname: string }>(
      `SELECT conname FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace`,
    );
    expect(rows.map(({ conname }) => conname).sort()).toEqual(Object.keys(violations).sort());
  });

  it.each([
    'UPDATE credit_entries SET reason = reason',
    'UPDATE credit_entries SET available = 0 WHERE false',
    'DELETE FROM credit_entries',
    'TRUNCATE credit_entries',
    'TRUNCATE teams CASCADE',
  ])('never changes what the ledger says: %s', async (statement) => {
    await expect(db.pool.query(statement)).rejects.toThrow('append-only');
  });

  it('takes a correcting entry', async () => {
    await expect(db.pool.query(entry({}))).resolves.toMatchObject({ rowCount: 1 });
  });

  it('takes each step of a job once, and each request of a team once', async () => {
    const again = `INSERT INTO credit_entries (team_id, job_id, kind, step, available_after)
                   SELECT team_id, job_id, kind, step, 0 FROM credit_entries WHERE kind = 'settle'`;
    await expect(db.pool.query(again)).rejects.toMatchObject({ code: '23505' });
    const requested = entry({ idempotency_key: `'top-up-1'` });
    await db.pool.query(requested);
    await expect(db.pool.query(requested)).rejects.toMatchObject({ code: '23505' });
  });

  it.each(['jobs', 'teams', 'organizations', 'prices'])('keeps %s that others refer to', async (table) => {
    await expect(db.pool.query(`DELETE FROM ${table}`)).rejects.toMatchObject({
      code: expect.stringMatching(/^23(001|503)$/),
    });
  });

  async function seedEveryTable(): Promise<void> {
    const teamId = await seedTeam(db, 5_000_000n);
    const [open, closed] = [await seedJob(db, teamId), await seedJob(db, teamId)];
    for (const jobId of [open, closed]) await holdCredits(db, jobId);
    const charged = microCredits(500_000n);
    const receipt = writeReceipt('completed', charged, []);
    await settleJob(db, { jobId: closed, outcome: 'completed', charged, cost: nanoUsd(0n), receipt });
    await db.pool.query(
      `INSERT INTO model_calls (id, job_id, team_id, alias, request, request_hash)
       VALUES (gen_random_uuid(), $1, $2, 'standard', '{}', '\\x00')`,
      [open, teamId],
    );
    await db.pool.query(
      `INSERT INTO model_aliases (alias, display_name, provider, actual_model) VALUES ('standard', 'Standard', 'demo', 'demo/standard')`,
    );
    await db.pool.query(
      `INSERT INTO operators (id, email, display_name, role, password_hash) VALUES (gen_random_uuid(), 'owner@example.com', 'Owner', 'owner', 'x')`,
    );
  }
});

/** A grant of one micro-credit, with some of its columns changed. */
function entry(changed: Readonly<Record<string, string>>): string {
  const columns = {
    team_id: '(SELECT id FROM teams LIMIT 1)',
    kind: `'grant'`,
    granted: '1',
    available: '1',
    available_after: '1',
    ...changed,
  };
  return `INSERT INTO credit_entries (${Object.keys(columns).join(', ')}) VALUES (${Object.values(columns).join(', ')})`;
}
