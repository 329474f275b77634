import { type Account, type Hold, heldBy, type Lot, type Parts } from '#domain/ledger/account.ts';
import type { Database } from '../client.ts';
import type { TeamInPostgres } from './team-in-postgres.ts';

type ComparedLot = Omit<Lot, 'expiresAt'>;
type ComparedJob = {
  readonly held: bigint;
  readonly charged: bigint | null;
  readonly refunded: bigint;
  readonly holds: readonly Hold[];
};

/** What the model and PostgreSQL must agree on. */
export type ComparedAccount = {
  readonly parts: Parts;
  readonly lots: readonly ComparedLot[];
  readonly jobs: readonly ComparedJob[];
};

export const modelToCompare = ({ parts, lots, jobs }: Account): ComparedAccount => ({
  parts,
  lots: lots.map(({ expiresAt: _, ...lot }) => lot),
  jobs: jobs.map((job) => ({ held: heldBy(job), charged: job.charged, refunded: job.refunded, holds: job.holds })),
});

const read = {
  name: 'read_simulated_account',
  text: `
    WITH lots AS (
      SELECT row_number() OVER (ORDER BY id) - 1 AS place, * FROM credit_lots WHERE team_id = $1
    )
    SELECT a.granted, a.available, a.reserved, a.spent, a.expired, a.debt,
      (SELECT coalesce(json_agg(json_build_object(
         'priority', l.priority, 'granted', l.granted::text, 'remaining', l.remaining::text, 'reserved', l.reserved::text,
         'spent', l.spent::text, 'repaid', l.repaid::text, 'expired', l.expired::text) ORDER BY l.id), '[]') FROM lots l
      ) AS lots,
      (SELECT coalesce(json_agg(json_build_object(
         'held', j.held_micro_credits::text, 'charged', j.charged_micro_credits::text,
         'refunded', j.refunded_micro_credits::text, 'holds', (
           SELECT coalesce(json_agg(json_build_object(
             'lot', l.place, 'reserved', h.reserved::text, 'spent', h.spent::text) ORDER BY h.id), '[]')
           FROM credit_holds h LEFT JOIN lots l ON l.id = h.lot_id WHERE h.job_id = j.id)
         ) ORDER BY asked.place), '[]')
       FROM unnest($2::uuid[]) WITH ORDINALITY AS asked (id, place) JOIN jobs j ON j.id = asked.id
      ) AS jobs
    FROM credit_accounts a WHERE a.team_id = $1`,
};

type Row = Parts & { readonly lots: unknown; readonly jobs: unknown };

/** A simulated team's account as PostgreSQL has it. */
export async function readAccount({ pool }: Database, { teamId, jobIds }: TeamInPostgres): Promise<ComparedAccount> {
  const { rows } = await pool.query<Row>({ ...read, values: [teamId, jobIds] });
  const [row] = rows;
  if (!row) throw new Error(`Team ${teamId} has no account`);
  const { lots, jobs, ...parts } = row;
  return { parts, ...(withBigints({ lots, jobs }) as Pick<ComparedAccount, 'lots' | 'jobs'>) };
}

/** Amounts cross JSON as text, which has every digit. */
function withBigints(value: unknown): unknown {
  if (typeof value === 'string') return BigInt(value);
  if (Array.isArray(value)) return value.map(withBigints);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withBigints(one)]));
}
