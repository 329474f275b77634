import { type MicroCredits, microCredits } from '#domain/money.ts';
import type { Database } from '../client.ts';
import { wideStatement } from '../wide-statement.ts';
import { LEDGER_DIFFERENCES } from './ledger-differences.ts';

/** A figure that is not what the rows it is made of add up to. */
type LedgerDifference = {
  readonly teamId: string;
  readonly what: string;
  readonly expected: MicroCredits;
  readonly found: MicroCredits;
};

export type LedgerCheck = {
  readonly accounts: number;
  readonly lots: number;
  readonly jobs: number;
  readonly entries: number;
  readonly differences: readonly LedgerDifference[];
};

const COUNTS = `
  SELECT (SELECT count(*) FROM credit_accounts WHERE $1::text IS NULL OR team_id = $1)::int AS accounts,
         (SELECT count(*) FROM credit_lots WHERE $1::text IS NULL OR team_id = $1)::int AS lots,
         (SELECT count(*) FROM jobs WHERE $1::text IS NULL OR team_id = $1)::int AS jobs,
         (SELECT count(*) FROM credit_entries WHERE $1::text IS NULL OR team_id = $1)::int AS entries`;

type DifferenceRow = {
  readonly teamId: string;
  readonly what: string;
  readonly expected: bigint;
  readonly found: bigint;
};

/** Recomputes every balance, lot and job of one team, or of all, from the entries and holds, and names each difference. */
export async function checkLedger({ pool }: Database, teamId: string | null = null): Promise<LedgerCheck> {
  const counts = await pool.query<Omit<LedgerCheck, 'differences'>>(wideStatement(COUNTS, [teamId]));
  const { rows } = await pool.query<DifferenceRow>(wideStatement(LEDGER_DIFFERENCES, [teamId]));
  const [counted] = counts.rows;
  if (!counted) throw new Error('PostgreSQL counted nothing');
  const differences = rows.map(({ expected, found, ...row }) => ({
    ...row,
    expected: microCredits(expected),
    found: microCredits(found),
  }));
  return { ...counted, differences };
}
