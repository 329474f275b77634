import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createScratchDatabase, type ScratchDatabase } from '../testing/scratch-database.ts';
import { seedJob, seedTeam } from '../testing/seed-ledger.ts';
import { checkLedger } from './ledger-check.ts';

/** Every damage that the database's own rules let pass, for the rows of one team, and what must be found. */
const damages: readonly (readonly [statement: string, found: readonly string[]])[] = [
  [
    'UPDATE credit_accounts SET granted = granted + 1, available = available + 1 WHERE team_id = $1',
    [
      'available, by its entries',
      'available, by its last entry',
      'available, by its lots',
      'granted, by its entries',
      'granted, by its lots',
    ],
  ],
  [
    'UPDATE credit_accounts SET reserved = reserved + 1, spent = spent - 1 WHERE team_id = $1',
    ['reserved, by its entries', 'reserved, by its holds', 'spent, by its entries', 'spent, by its holds'],
  ],
  [
    'UPDATE credit_accounts SET expired = expired + 1, spent = spent - 1 WHERE team_id = $1',
    ['expired, by its entries', 'expired, by its lots', 'spent, by its entries', 'spent, by its holds'],
  ],
  [
    'UPDATE credit_lots SET remaining = remaining - 1, repaid = 1 WHERE team_id = $1 AND remaining > 1',
    ['available, by its lots', 'debt, by what was taken on credit and not repaid'],
  ],
  [
    'UPDATE credit_lots SET remaining = remaining - 1, reserved = reserved + 1 WHERE team_id = $1 AND remaining > 1',
    ['available, by its lots', 'lot L: reserved, by its holds'],
  ],
  [
    'UPDATE credit_lots SET spent = spent + 1, granted = granted + 1 WHERE team_id = $1',
    ['granted, by its lots', 'lot L: spent, by its holds'],
  ],
  [
    'UPDATE credit_holds SET reserved = reserved + 1 WHERE job_id = $2',
    ['job J: held, by its holds', 'lot L: reserved, by its holds', 'reserved, by its holds'],
  ],
  [
    'UPDATE jobs SET held_micro_credits = held_micro_credits - 1 WHERE id = $2',
    ['job J: held, by its entries', 'job J: held, by its holds'],
  ],
  [
    'UPDATE jobs SET peak_micro_credits = peak_micro_credits + 1 WHERE id = $2',
    ['job J: most ever held, by its entries'],
  ],
  [
    'UPDATE jobs SET charged_micro_credits = charged_micro_credits + 1 WHERE id = $3',
    ['job K: charged less refunded, by its holds', 'job K: charged, by its entries'],
  ],
  [
    'UPDATE jobs SET refunded_micro_credits = refunded_micro_credits + 1 WHERE id = $3',
    ['job K: charged less refunded, by its holds', 'job K: refunded, by its entries'],
  ],
  [
    `UPDATE credit_lots SET expires_at = now() + interval '1 day' WHERE team_id = $1`,
    ['lot L: left to expire before its account looks'],
  ],
  ['UPDATE credit_days SET spent = spent + 1 WHERE team_id = $1', ['spent on TODAY, by its entries']],
  ['DELETE FROM credit_days WHERE team_id = $1', ['spent on TODAY, by its entries']],
  [
    'DELETE FROM credit_holds WHERE job_id = $2',
    ['job J: held, by its holds', 'lot L: reserved, by its holds', 'reserved, by its holds'],
  ],
];

describe('checkLedger', () => {
  let db: ScratchDatabase;

  beforeAll(async () => {
    db = await createScratchDatabase(inject('stack').DATABASE_URL);
  });
  afterAll(() => db?.drop());

  /** A team with an open job that holds credits and a closed one that was charged and refunded a part. */
  async function seedBusyTeam() {
    const teamId = await seedTeam(db, 10_000_000n);
    const [open, closed] = [await seedJob(db, teamId), await seedJob(db, teamId)];
    for (const jobId of [open, closed]) await db.pool.query('SELECT hold_credits($1)', [jobId]);
    await db.pool.query('SELECT grow_hold($1, $2, 2000000, 2000000)', [open, randomUUID()]);
    await db.pool.query(`SELECT settle_job($1, 'completed', 600000, 0, '{}', 0, 0, 0, 1, '{}', '{}')`, [closed]);
    await db.pool.query(`SELECT refund_job($1, $2, 200000, 'Test', NULL)`, [teamId, closed]);
    return { teamId, open, closed };
  }

  it('finds nothing in what the ledger’s own functions wrote', async () => {
    const { teamId } = await seedBusyTeam();
    expect(await checkLedger(db, teamId)).toEqual({ accounts: 1, lots: 1, jobs: 2, entries: 6, differences: [] });
  });

  it.each(damages)('finds %s', async (statement, expected) => {
    const team = await seedBusyTeam();
    const values = [team.teamId, team.open, team.closed].filter((_, place) => statement.includes(`$${place + 1}`));
    const numbered = values.length === 1 ? statement.replace(/\$\d/, '$1') : statement;
    expect((await db.pool.query(numbered, values)).rowCount).toBe(1);
    const { differences } = await checkLedger(db, team.teamId);
    const found = differences.map(({ what }) =>
      what
        .replace(team.open, 'J')
        .replace(team.closed, 'K')
        .replace(/lot \d+/, 'lot L')
        .replace(/\d{4}-\d\d-\d\d/, 'TODAY'),
    );
    expect(found.sort()).toEqual([...expected].sort());
    for (const one of differences) expect(one.found).not.toBe(one.expected);
  });

  it('finds an entry that nothing else tells of, and sees it in no other team', async () => {
    const [damaged, sound] = [await seedBusyTeam(), await seedBusyTeam()];
    await db.pool.query(
      `INSERT INTO credit_entries (team_id, kind, granted, available, available_after) VALUES ($1, 'grant', 1, 1, 5)`,
      [damaged.teamId],
    );
    const { differences } = await checkLedger(db);
    expect(differences.filter(({ teamId }) => teamId === sound.teamId)).toEqual([]);
    const found = differences.filter(({ teamId }) => teamId === damaged.teamId).map(({ what }) => what);
    expect(found.map((what) => what.replace(/entry \d+/, 'entry E')).sort()).toEqual([
      'available, by its entries',
      'available, by its last entry',
      'entry E: available after it, by the entries so far',
      'granted, by its entries',
    ]);
  });

  it('finds a balance after an entry that was changed in spite of the trigger', async () => {
    const { teamId } = await seedBusyTeam();
    await db.pool.query(`
      BEGIN;
      ALTER TABLE credit_entries DISABLE TRIGGER credit_entries_append_only;
      UPDATE credit_entries SET available_after = available_after + 1 WHERE team_id = '${teamId}' AND kind = 'grow';
      ALTER TABLE credit_entries ENABLE TRIGGER credit_entries_append_only;
      COMMIT`);
    const { differences } = await checkLedger(db, teamId);
    expect(differences.map(({ what }) => what.replace(/\d+/, 'E'))).toEqual([
      'entry E: available after it, by the entries so far',
    ]);
  });
});
