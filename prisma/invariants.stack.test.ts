import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createScratchDatabase, type ScratchDatabase } from './testing/scratch-database.ts';
import { seedJob, seedTeam } from './testing/seed-ledger.ts';

/** What each CHECK must refuse, as changes to rows that are otherwise right. */
const violations: Record<string, readonly string[]> = {
  organizations_status: [`UPDATE organizations SET status = 'gone'`],
  teams_status: [`UPDATE teams SET status = 'gone'`],
  teams_budget_mode: [`UPDATE teams SET budget_mode = 'free'`],
  teams_content_retention: ['UPDATE teams SET content_retention_days = -1'],
  model_calls_deleted_is_gone: [`UPDATE model_calls SET content_deleted_at = now(), request = '{"messages": []}'`],
  teams_rates: [
    'UPDATE teams SET micro_credits_per_usd = 0',
    'UPDATE teams SET tokens_per_credit = 0',
    'UPDATE teams SET minimum_micro_credits = -1',
  ],
  team_keys_hash_is_sha256: [`UPDATE team_keys SET hash = 'sk-plain'`],
  model_aliases_status: [`UPDATE model_aliases SET status = 'gone'`],
  model_aliases_prices: [
    'UPDATE model_aliases SET input_price_nano_usd_per_million = -1',
    'UPDATE model_aliases SET output_price_nano_usd_per_million = -1',
  ],
  model_aliases_max_output_tokens: ['UPDATE model_aliases SET max_output_tokens = 0'],
  jobs_status: [`UPDATE jobs SET status = 'done' WHERE status = 'completed'`],
  jobs_closed_is_whole: [
    `UPDATE jobs SET status = 'completed' WHERE status = 'pending'`,
    `UPDATE jobs SET completed_at = now(), held_micro_credits = 0 WHERE status = 'pending'`,
    `UPDATE jobs SET receipt = NULL WHERE status = 'completed'`,
    `UPDATE jobs SET charged_micro_credits = NULL WHERE status = 'completed'`,
    `UPDATE jobs SET cost_nano_usd = NULL WHERE status = 'completed'`,
    `UPDATE jobs SET status = 'in_progress' WHERE status = 'completed'`,
  ],
  jobs_credits: [
    'UPDATE jobs SET credit_value_nano_usd = 0',
    'UPDATE jobs SET minimum_micro_credits = -1',
    'UPDATE jobs SET minimum_micro_credits = estimate_micro_credits + 1',
    'UPDATE jobs SET held_micro_credits = -1',
    `UPDATE jobs SET held_micro_credits = peak_micro_credits + 1 WHERE status = 'pending'`,
  ],
  jobs_charge: [
    `UPDATE jobs SET charged_micro_credits = -1 WHERE status = 'completed'`,
    `UPDATE jobs SET maximum_micro_credits = charged_micro_credits - 1 WHERE status = 'completed'`,
    `UPDATE jobs SET refunded_micro_credits = -1 WHERE status = 'completed'`,
    `UPDATE jobs SET refunded_micro_credits = charged_micro_credits + 1 WHERE status = 'completed'`,
    `UPDATE jobs SET refunded_micro_credits = 1 WHERE status = 'pending'`,
  ],
  jobs_closed_holds_nothing: [`UPDATE jobs SET held_micro_credits = 1 WHERE status = 'completed'`],
  model_calls_status: [`UPDATE model_calls SET status = 'running', finished_at = now()`],
  model_calls_finished_is_whole: [
    `UPDATE model_calls SET finished_at = now()`,
    `UPDATE model_calls SET status = 'failed', finished_at = now()`,
    `UPDATE model_calls SET status = 'cancelled', finished_at = now()`,
    `UPDATE model_calls SET status = 'succeeded', finished_at = now(), cost_source = 'unpriced'`,
    `UPDATE model_calls SET reply = '{}'`,
    `UPDATE model_calls SET status = 'failed', error_code = 'internal', reply = '{}', finished_at = now()`,
    `UPDATE model_calls SET error_code = 'internal'`,
  ],
  model_calls_kind: [
    `UPDATE model_calls SET kind = 'song'`,
    `UPDATE model_calls SET kind = 'embedding', is_streamed = true`,
  ],
  model_calls_usage_source: [`UPDATE model_calls SET usage_source = 'guess'`],
  wasted_attempts_reason: [`UPDATE wasted_attempts SET reason = 'bored'`],
  wasted_attempts_tokens: [
    'UPDATE wasted_attempts SET prompt_tokens = -1',
    'UPDATE wasted_attempts SET completion_tokens = -1',
    'UPDATE wasted_attempts SET cost_nano_usd = -1',
    `UPDATE wasted_attempts SET usage_source = 'guess'`,
  ],
  model_calls_cost_is_never_silently_zero: [
    `UPDATE model_calls SET status = 'succeeded', reply = '{}', finished_at = now()`,
    `UPDATE model_calls SET cost_source = 'guess', cost_nano_usd = 1`,
    `UPDATE model_calls SET cost_source = 'litellm'`,
    `UPDATE model_calls SET cost_source = 'litellm', cost_nano_usd = -1`,
    `UPDATE model_calls SET cost_source = 'unpriced', cost_nano_usd = 0`,
    `UPDATE model_calls SET cost_source = 'cache', cost_nano_usd = 0`,
    `UPDATE model_calls SET cost_source = 'cache', cost_nano_usd = 1, cache = 'hit'`,
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
  credit_entries_kind: [entry({ kind: `'gift'` })],
  credit_entries_equation: [entry({ granted: '2' }), entry({ spent: '1' }), entry({ debt: '1' })],
  credit_entries_job: [entry({ job_id: '(SELECT id FROM jobs LIMIT 1)' }), entry({ kind: `'hold'` })],
  credit_entries_after: [
    entry({ available_after: '-1' }),
    entry({ available_after: '0', debt_after: '-1' }),
    entry({ debt_after: '1' }),
  ],
  credit_entries_call: [
    entry({ call_id: 'gen_random_uuid()' }),
    entry({ kind: `'grow'`, job_id: '(SELECT id FROM jobs LIMIT 1)' }),
  ],
  credit_entries_lot: [
    entry({
      kind: `'refund'`,
      job_id: '(SELECT id FROM jobs LIMIT 1)',
      lot_id: '(SELECT id FROM credit_lots LIMIT 1)',
    }),
  ],
  credit_accounts_owe_only_what_is_missing: ['UPDATE credit_accounts SET granted = granted - 1, debt = 1'],
  credit_accounts_credit_limit: ['UPDATE credit_accounts SET credit_limit = -1'],
  credit_lots_source: [`UPDATE credit_lots SET source = 'gift'`],
  credit_lots_priority: ['UPDATE credit_lots SET priority = 0', 'UPDATE credit_lots SET priority = 1001'],
  credit_lots_equation: [
    'UPDATE credit_lots SET granted = granted + 1',
    ...['remaining', 'reserved', 'spent', 'repaid', 'expired'].map(
      (part) => `UPDATE credit_lots SET ${part} = -1, granted = granted - ${part} - 1`,
    ),
  ],
  credit_holds_not_negative: ['UPDATE credit_holds SET reserved = -1', 'UPDATE credit_holds SET spent = -1'],
  price_book_versions_status: [`UPDATE price_book_versions SET status = 'gone' WHERE number = 2`],
  price_book_versions_published_is_whole: [
    `UPDATE price_book_versions SET status = 'published' WHERE number = 2`,
    'UPDATE price_book_versions SET effective_from = now() WHERE number = 2',
    'UPDATE price_book_versions SET published_at = now() WHERE number = 2',
  ],
  price_book_versions_number: ['UPDATE price_book_versions SET number = 0 WHERE number = 2'],
  price_book_versions_credit_value: ['UPDATE price_book_versions SET credit_value_nano_usd = 0 WHERE number = 2'],
  price_book_versions_rules: [`UPDATE price_book_versions SET rules = '{}' WHERE number = 2`],
  job_types_margin_floor: ['UPDATE job_types SET margin_floor_basis_points = 10001'],
  job_types_margin_action: [
    `UPDATE job_types SET margin_action = 'ignore'`,
    `UPDATE job_types SET margin_action = 'switch'`,
    `UPDATE job_types SET switch_to_alias = 'standard'`,
  ],
  margin_alerts_action: [`UPDATE margin_alerts SET action = 'ignore'`],
  team_budgets_period: [`UPDATE team_budgets SET period = 'year'`],
  team_budgets_limit: ['UPDATE team_budgets SET limit_micro_credits = 0'],
  team_budgets_alert_percents: [`UPDATE team_budgets SET alert_percents = '{50,0}'`],
  usage_months_not_negative: ['jobs', 'calls', 'tokens'].map((count) => `UPDATE usage_months SET ${count} = -1`),
  auto_refills_period: [`UPDATE auto_refills SET period = 'yearly'`],
  auto_refills_amount: ['UPDATE auto_refills SET amount = 0'],
  access_groups_kind: [`UPDATE access_groups SET kind = 'other'`],
  model_aliases_cache: [
    `UPDATE model_aliases SET cache_scope = 'world'`,
    'UPDATE model_aliases SET cache_ttl_seconds = 0',
    'UPDATE model_aliases SET cache_ttl_seconds = 2592001',
  ],
  model_calls_cache: [
    `UPDATE model_calls SET cache = 'perhaps'`,
    'UPDATE model_calls SET cache_seconds = -1',
    'UPDATE model_calls SET saved_cost_nano_usd = 1',
    `UPDATE model_calls SET cache = 'hit', saved_cost_nano_usd = -1`,
  ],
  provider_credentials_status: [`UPDATE provider_credentials SET status = 'gone'`],
  provider_credentials_refusal: ['UPDATE provider_credentials SET refused_at = now()'],
  team_keys_scope: [`UPDATE team_keys SET scope = 'all'`],
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

  it('closes no job whose price leaves out a call that was delivered', async () => {
    const teamId = await seedTeam(db, 5_000_000n);
    const jobId = await seedJob(db, teamId);
    await db.pool.query('SELECT hold_credits($1)', [jobId]);
    await db.pool.query(
      `INSERT INTO model_calls (id, job_id, team_id, alias, request, request_hash, status, reply, cost_source, finished_at)
       VALUES (gen_random_uuid(), $1, $2, 'standard', '{}', '\\x00', 'succeeded', '{}', 'unpriced', now())`,
      [jobId, teamId],
    );
    const settle = (delivered: number) =>
      db.pool.query(`SELECT settle_job($1, 'completed', 500000, 0, '{}', $2, 0, 0, 1, '{}', '{}')`, [jobId, delivered]);
    await expect(settle(0)).rejects.toMatchObject({ code: '40001' });
    await expect(settle(1)).resolves.toMatchObject({ rowCount: 1 });
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

  it.each([
    `UPDATE price_book_versions SET note = 'Cheaper' WHERE number = 1`,
    'DELETE FROM price_book_versions WHERE number = 1',
  ])('never changes a published price: %s', async (statement) => {
    await expect(db.pool.query(statement)).rejects.toThrow('published and final');
  });

  it.each([
    ['one default price book', `INSERT INTO price_books (id, name, is_default) VALUES ('other', 'Other', true)`],
    [
      'one hold per job and lot',
      'INSERT INTO credit_holds (job_id, lot_id) SELECT job_id, lot_id FROM credit_holds LIMIT 1',
    ],
    ['one hold on credit per job', 'INSERT INTO credit_holds (job_id) SELECT id FROM jobs, generate_series(1, 2)'],
    [
      'one growth per call',
      `INSERT INTO credit_entries (team_id, job_id, call_id, kind, step, available_after)
       SELECT team_id, id, '00000000-0000-4000-8000-000000000001', 'grow', step, 0 FROM jobs, generate_series(8, 9) step LIMIT 2`,
    ],
  ])('allows only %s', async (_, statement) => {
    await expect(db.pool.query(statement)).rejects.toMatchObject({ code: '23505' });
  });

  it.each(['jobs', 'teams', 'organizations', 'price_books'])('keeps %s that others refer to', async (table) => {
    await expect(db.pool.query(`DELETE FROM ${table}`)).rejects.toMatchObject({
      code: expect.stringMatching(/^23(001|503)$/),
    });
  });

  async function seedEveryTable(): Promise<void> {
    const teamId = await seedTeam(db, 5_000_000n);
    const [open, closed] = [await seedJob(db, teamId), await seedJob(db, teamId)];
    for (const jobId of [open, closed]) await db.pool.query('SELECT hold_credits($1)', [jobId]);
    await db.pool.query(`SELECT settle_job($1, 'completed', 500000, 0, '{}', 0, 0, 0, 1, '{}', '{}')`, [closed]);
    await db.pool.query(
      `INSERT INTO price_book_versions (id, book_id, number, credit_value_nano_usd, rules)
       VALUES (gen_random_uuid(), 'standard', 2, 100000000, '[]')`,
    );
    await db.pool.query(`INSERT INTO job_types (job_type) VALUES ('test')`);
    await db.pool.query(`INSERT INTO access_groups (name, display_name) VALUES ('group', 'Group')`);
    await db.pool.query(
      `INSERT INTO provider_credentials (id, organization_id, provider, protocol, name, key_sealed, encryption_key_id, key_hint)
       SELECT gen_random_uuid(), id, 'openai', 'openai', 'key', '\\x00', 'first', '…' FROM organizations LIMIT 1`,
    );
    await db.pool.query(
      `INSERT INTO margin_alerts (job_id, call_id, cost_nano_usd, price_nano_usd, action)
       VALUES ($1, gen_random_uuid(), 2, 1, 'alert')`,
      [open],
    );
    await db.pool.query(`INSERT INTO team_budgets VALUES ($1, 'day', 1000000, true, '{50}')`, [teamId]);
    await db.pool.query(`INSERT INTO usage_months VALUES ($1, '2026-01-01', 'default', 0, 0, 0)`, [teamId]);
    await db.pool.query(
      `INSERT INTO auto_refills (team_id, enabled, amount, period, anchor_at) VALUES ($1, true, 1, 'daily', now())`,
      [teamId],
    );
    await db.pool.query(
      `INSERT INTO model_calls (id, job_id, team_id, alias, request, request_hash)
       VALUES (gen_random_uuid(), $1, $2, 'standard', '{}', '\\x00')`,
      [open, teamId],
    );
    await db.pool.query(
      `INSERT INTO wasted_attempts (call_id, attempt, reason, prompt_tokens, completion_tokens, usage_source)
       SELECT id, 1, 'cut_off', 1, 1, 'estimated' FROM model_calls`,
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
