import { v5 } from 'uuid';
import type { Span } from '#domain/day-before.ts';
import type { MicroCredits, NanoUsd } from '#domain/money.ts';
import type { ResidualKind } from '#domain/residuals.ts';
import type { Database } from '../client.ts';

/** Of no meaning but to be ours. */
const NAMESPACE = 'b0a0a3de-65f2-4d0c-9d7b-0c3b2a6f6e51';

/** A span's own id, so that asking for the same span again is the same reconciliation. */
export const reconciliationIdOf = ({ from, to }: Span): string => v5(`${from}/${to}`, NAMESPACE);

export type Reconciliation = {
  readonly reconciliationId: string;
  readonly from: Date;
  readonly to: Date;
  readonly jobs: number;
  readonly calls: number;
  readonly chargedMicroCredits: MicroCredits;
  readonly ledgerMicroCredits: MicroCredits;
  readonly costNanoUsd: NanoUsd;
  readonly reportedNanoUsd: NanoUsd;
  readonly residuals: number;
  readonly startedAt: Date;
  /** Null while it runs. */
  readonly finishedAt: Date | null;
};

const COLUMNS = `
  r.id AS "reconciliationId", r.from_at AS "from", r.to_at AS "to", r.jobs, r.calls,
  r.charged_micro_credits AS "chargedMicroCredits", r.ledger_micro_credits AS "ledgerMicroCredits",
  r.cost_nano_usd AS "costNanoUsd", r.reported_nano_usd AS "reportedNanoUsd", r.started_at AS "startedAt",
  r.finished_at AS "finishedAt",
  (SELECT count(*)::int FROM reconciliation_residuals s WHERE s.reconciliation_id = r.id) AS residuals`;

/** Notes that a reconciliation was asked for. What it found before stays until it has run again. */
export async function requestReconciliation(db: Database, span: Span): Promise<Reconciliation> {
  const id = reconciliationIdOf(span);
  await db.pool.query(
    `INSERT INTO reconciliations (id, from_at, to_at) VALUES ($1, $2, $3)
     ON CONFLICT (id) DO UPDATE SET started_at = now(), finished_at = NULL`,
    [id, span.from, span.to],
  );
  const found = await findReconciliation(db, id);
  if (!found) throw new Error(`The reconciliation ${id} was just written and is gone`);
  return found;
}

type Page = { readonly limit: number; readonly offset: number };

/** Reconciliations, newest first, with how many there are. */
export async function listReconciliations({ pool }: Database, { limit, offset }: Page) {
  const text = `SELECT ${COLUMNS} FROM reconciliations r ORDER BY r.started_at DESC, r.id LIMIT $1 OFFSET $2`;
  const [page, count] = await Promise.all([
    pool.query<Reconciliation>(text, [limit, offset]),
    pool.query<{ total: number }>('SELECT count(*)::int AS total FROM reconciliations'),
  ]);
  return { total: count.rows[0]?.total ?? 0, reconciliations: page.rows };
}

export async function findReconciliation({ pool }: Database, reconciliationId: string): Promise<Reconciliation | null> {
  const { rows } = await pool.query<Reconciliation>(`SELECT ${COLUMNS} FROM reconciliations r WHERE r.id = $1`, [
    reconciliationId,
  ]);
  return rows[0] ?? null;
}

export type Residual = {
  readonly kind: ResidualKind;
  readonly teamId: string | null;
  readonly jobId: string | null;
  readonly callId: string | null;
  readonly expected: bigint | null;
  readonly found: bigint | null;
  readonly reason: string;
};

const MATCHING = `
  FROM reconciliation_residuals
  WHERE reconciliation_id = $1 AND ($2::text IS NULL OR kind = $2) AND ($3::text IS NULL OR team_id = $3)`;

const RESIDUALS = `
  SELECT kind, team_id AS "teamId", job_id AS "jobId", call_id AS "callId", expected, found, reason
  ${MATCHING} ORDER BY id LIMIT $4 OFFSET $5`;

export type ResidualFilter = Page & {
  readonly kind?: ResidualKind | undefined;
  readonly teamId?: string | undefined;
};

/** What a reconciliation found, in the order of its checks, with how many match in all. */
export async function listResiduals({ pool }: Database, reconciliationId: string, filter: ResidualFilter) {
  const matching = [reconciliationId, filter.kind ?? null, filter.teamId ?? null];
  const [page, count] = await Promise.all([
    pool.query<Residual>(RESIDUALS, [...matching, filter.limit, filter.offset]),
    pool.query<{ total: number }>(`SELECT count(*)::int AS total ${MATCHING}`, matching),
  ]);
  return { total: count.rows[0]?.total ?? 0, residuals: page.rows };
}
