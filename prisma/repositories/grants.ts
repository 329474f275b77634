import type { MicroCredits } from '#domain/money.ts';
import type { Database } from '../client.ts';
import { isUniqueViolation } from '../violations.ts';
import { type CreditEntry, findEntryByKey } from './credit-entries.ts';

export type Grant = {
  readonly teamId: string;
  readonly amount: MicroCredits;
  readonly reason: string | null;
  readonly idempotencyKey: string | null;
};

export type GrantResult = { readonly isNew: boolean; readonly entry: CreditEntry };

const grantOne = {
  name: 'grant_credits',
  text: `
    WITH account AS (
      UPDATE credit_accounts a
      SET granted = a.granted + $2, available = a.available + $2, updated_at = now()
      FROM teams t WHERE a.team_id = $1 AND t.id = a.team_id AND t.status <> 'archived'
      RETURNING a.available, t.organization_id
    )
    INSERT INTO credit_entries (team_id, kind, granted, available, available_after, reason, idempotency_key)
    SELECT $1, 'grant', $2, $2, account.available, $3, $4 FROM account
    RETURNING id::text AS "entryId", team_id AS "teamId", (SELECT organization_id FROM account) AS "organizationId",
              job_id AS "jobId", kind, granted, available, reserved, spent, available_after AS "availableAfter", reason,
              created_at AS "createdAt"`,
};

/**
 * Adds credits to a team in one statement. Null when there is no such team, or it is archived.
 *
 * A repeat with the same key breaks the entry's unique (team, key), which takes its own movement back, and finds the
 * first entry: whether it was the same request is the caller's to judge.
 */
export async function grantCredits(db: Database, grant: Grant): Promise<GrantResult | null> {
  const { teamId, amount, reason, idempotencyKey } = grant;
  const inserted = await insertGrant(db, [teamId, amount, reason, idempotencyKey]);
  if (inserted) return { isNew: true, entry: inserted };
  const earlier = idempotencyKey === null ? null : await findEntryByKey(db, teamId, idempotencyKey);
  return earlier && { isNew: false, entry: earlier };
}

async function insertGrant({ pool }: Database, values: unknown[]): Promise<CreditEntry | null> {
  try {
    const { rows } = await pool.query<CreditEntry>({ ...grantOne, values });
    return rows[0] ?? null;
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}
