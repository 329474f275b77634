import type { LotSource } from '#domain/lots.ts';
import type { MicroCredits } from '#domain/money.ts';
import type { Database } from '../client.ts';

/** What a team has: available and held, less what it owes. */
export type StatementBalance = {
  readonly total: MicroCredits;
  readonly available: MicroCredits;
  readonly reserved: MicroCredits;
  readonly debt: MicroCredits;
};

type StatementGrant = {
  readonly at: Date;
  /** Null for granted credits that were taken back. */
  readonly source: LotSource | null;
  readonly reason: string | null;
  readonly amount: MicroCredits;
};

export type StatementLine = { readonly jobType: string; readonly jobs: number; readonly amount: MicroCredits };

export type Statement = {
  readonly opening: StatementBalance;
  /** Credits that were added and, below zero, taken back, in order. */
  readonly grants: readonly StatementGrant[];
  readonly charges: readonly StatementLine[];
  readonly refunds: readonly StatementLine[];
  readonly expired: MicroCredits;
  readonly closing: StatementBalance;
};

const BALANCE = (name: string, before: string): string => `
  json_build_object(
    'total', coalesce(sum(granted - spent - expired) FILTER (WHERE created_at < ${before}), 0)::text,
    'available', coalesce(sum(available) FILTER (WHERE created_at < ${before}), 0)::text,
    'reserved', coalesce(sum(reserved) FILTER (WHERE created_at < ${before}), 0)::text,
    'debt', coalesce(sum(debt) FILTER (WHERE created_at < ${before}), 0)::text
  ) AS ${name}`;

const LINES = (kind: string, amount: string): string => `(
  SELECT coalesce(json_agg(json_build_object('jobType', job_type, 'jobs', jobs, 'amount', amount::text) ORDER BY job_type), '[]')
  FROM (
    SELECT j.job_type, count(DISTINCT j.id) AS jobs, sum(${amount}) AS amount
    FROM month e JOIN jobs j ON j.id = e.job_id WHERE e.kind = '${kind}' AND e.spent <> 0
    GROUP BY j.job_type
  ) line
)`;

/** One statement, so that all of it is of one instant. */
const READ = `
  WITH month AS MATERIALIZED (
    SELECT id, kind, job_id, lot_id, granted, spent, reason, created_at FROM credit_entries
    WHERE team_id = $1 AND created_at >= $2 AND created_at < $3 AND kind NOT IN ('hold', 'grow')
  )
  SELECT balances.*, ${LINES('settle', 'e.spent')} AS charges, ${LINES('refund', '-e.spent')} AS refunds,
    (
      SELECT coalesce(json_agg(json_build_object(
        'at', e.created_at, 'source', l.source, 'reason', e.reason, 'amount', e.granted::text) ORDER BY e.id), '[]')
      FROM month e LEFT JOIN credit_lots l ON l.id = e.lot_id WHERE e.granted <> 0
    ) AS grants
  FROM (
    SELECT ${BALANCE('opening', '$2')}, ${BALANCE('closing', '$3')},
           coalesce(sum(expired) FILTER (WHERE created_at >= $2 AND created_at < $3), 0)::bigint AS expired
    FROM credit_entries WHERE team_id = $1
  ) balances`;

type Texts<T> = { readonly [field in keyof T]: T[field] extends bigint ? string : T[field] };
type Row = {
  readonly opening: Texts<StatementBalance>;
  readonly closing: Texts<StatementBalance>;
  readonly charges: readonly Texts<StatementLine>[];
  readonly refunds: readonly Texts<StatementLine>[];
  readonly grants: readonly (Omit<Texts<StatementGrant>, 'at'> & { readonly at: string })[];
  readonly expired: MicroCredits;
};

/** What happened to a team's credits from one moment to another, by its ledger. */
export async function readStatement(
  { pool }: Database,
  teamId: string,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<Statement> {
  const { rows } = await pool.query<Row>(READ, [teamId, from, to]);
  const [row] = rows;
  if (!row) throw new Error('A statement always has a row');
  return {
    opening: toBalance(row.opening),
    grants: row.grants.map((grant) => ({ ...grant, at: new Date(grant.at), amount: toAmount(grant.amount) })),
    charges: row.charges.map(toLine),
    refunds: row.refunds.map(toLine),
    expired: row.expired,
    closing: toBalance(row.closing),
  };
}

const toAmount = (digits: string): MicroCredits => BigInt(digits) as MicroCredits;

const toLine = ({ amount, ...line }: Texts<StatementLine>): StatementLine => ({ ...line, amount: toAmount(amount) });

const toBalance = ({ total, available, reserved, debt }: Texts<StatementBalance>): StatementBalance => ({
  total: toAmount(total),
  available: toAmount(available),
  reserved: toAmount(reserved),
  debt: toAmount(debt),
});
