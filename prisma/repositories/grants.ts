import type { GrantSource } from '#domain/lots.ts';
import type { MicroCredits, NanoUsd } from '#domain/money.ts';
import type { Database } from '../client.ts';
import { type CreditEntry, ENTRY_COLUMNS } from './credit-entries.ts';

export type Grant = {
  readonly teamId: string;
  readonly amount: MicroCredits;
  readonly source: GrantSource;
  /** 1 is used first. */
  readonly priority: number;
  readonly expiresAt: Date | null;
  /** What was paid for them, where it is known. */
  readonly payment: NanoUsd | null;
  readonly reason: string | null;
  /** Two grants with the same key are one. */
  readonly key: string | null;
};

const grantOne = {
  name: 'grant_credits',
  text: `
    SELECT ${ENTRY_COLUMNS} FROM grant_credits($1, $2, $3, $4, $5, $6, $7, $8) e JOIN teams t ON t.id = e.team_id`,
};

/**
 * Adds credits to a team as a lot of their own; what the team owes is repaid first. Null when there is no such team, or
 * it is archived. A repeat with the same key adds nothing and answers the first entry.
 */
export async function grantCredits({ pool }: Database, grant: Grant): Promise<CreditEntry | null> {
  const { teamId, amount, source, priority, expiresAt, payment, reason, key } = grant;
  const values = [teamId, amount, source, priority, expiresAt, payment, reason, key];
  const { rows } = await pool.query<CreditEntry>({ ...grantOne, values });
  return rows[0] ?? null;
}

export type TakeBack = {
  readonly teamId: string;
  readonly amount: MicroCredits;
  readonly reason: string;
  readonly key: string | null;
};

const takeBackOne = {
  name: 'take_back_credits',
  text: `SELECT ${ENTRY_COLUMNS} FROM take_back_credits($1, $2, $3, $4) e JOIN teams t ON t.id = e.team_id`,
};

/** Takes granted credits back. Null when there is no such team or less is available. With a key: once. */
export async function takeBackCredits({ pool }: Database, taken: TakeBack): Promise<CreditEntry | null> {
  const { teamId, amount, reason, key } = taken;
  const { rows } = await pool.query<CreditEntry>({ ...takeBackOne, values: [teamId, amount, reason, key] });
  return rows[0] ?? null;
}
