import { expect } from 'vitest';
import { query } from './query-database.ts';

export { query };

/** Fails unless the job was held once and settled once, for this many credits. */
export async function expectChargedOnce(databaseUrl: string, jobId: string, credits: number): Promise<void> {
  const entries = await query(
    databaseUrl,
    `SELECT kind, (spent / 1000000)::float8 AS spent FROM credit_entries WHERE job_id = $1 ORDER BY id`,
    [jobId],
  );
  expect(entries).toEqual([
    { kind: 'hold', spent: 0 },
    { kind: 'settle', spent: credits },
  ]);
}

/** Fails unless nothing of the team's is held, and its balance is the sum of its entries. */
export async function expectNothingHeld(databaseUrl: string, teamId: string): Promise<void> {
  const [account] = await query(
    databaseUrl,
    `SELECT granted, available, reserved, spent FROM credit_accounts WHERE team_id = $1`,
    [teamId],
  );
  const [entries] = await query(
    databaseUrl,
    `SELECT sum(granted)::bigint AS granted, sum(available)::bigint AS available, sum(reserved)::bigint AS reserved,
            sum(spent)::bigint AS spent
     FROM credit_entries WHERE team_id = $1`,
    [teamId],
  );
  expect(account).toEqual(entries);
  expect(account?.['reserved']).toBe('0');
}
