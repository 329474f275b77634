import { v5 } from 'uuid';
import type { Span } from '#domain/day-before.ts';
import type { MicroCredits, NanoUsd } from '#domain/money.ts';
import type { PageRequest } from '#domain/pages.ts';
import type { ResidualKind } from '#domain/residuals.ts';
import type { Database } from '../client.ts';
import { type Listing, type ListPage, listPage } from '../list-page.ts';

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

const listing: Listing = {
  from: 'reconciliations r',
  id: { sql: 'r.id', type: 'uuid' },
  sorts: {
    started_at: { sql: 'r.started_at', type: 'timestamptz' },
    from: { sql: 'r.from_at', type: 'timestamptz' },
  },
};

const SOME = `SELECT ${COLUMNS} FROM reconciliations r WHERE r.id = ANY ($1)`;

export async function listReconciliations(db: Database, page: PageRequest): Promise<ListPage<Reconciliation>> {
  return listPage(db, {
    listing,
    page,
    where: [],
    idOf: ({ reconciliationId }) => reconciliationId,
    load: async (ids) => (await db.pool.query<Reconciliation>(SOME, [ids])).rows,
  });
}

export async function findReconciliation({ pool }: Database, reconciliationId: string): Promise<Reconciliation | null> {
  const { rows } = await pool.query<Reconciliation>(`SELECT ${COLUMNS} FROM reconciliations r WHERE r.id = $1`, [
    reconciliationId,
  ]);
  return rows[0] ?? null;
}

export type Residual = {
  readonly residualId: string;
  readonly kind: ResidualKind;
  readonly teamId: string | null;
  readonly jobId: string | null;
  readonly callId: string | null;
  readonly expected: bigint | null;
  readonly found: bigint | null;
  readonly reason: string;
};

const residualListing: Listing = {
  from: 'reconciliation_residuals s',
  id: { sql: 's.id', type: 'bigint' },
  sorts: { found: { sql: 's.id', type: 'bigint' } },
};

const SOME_RESIDUALS = `
  SELECT id::text AS "residualId", kind, team_id AS "teamId", job_id AS "jobId", call_id AS "callId", expected, found, reason
  FROM reconciliation_residuals WHERE id = ANY ($1)`;

export type ResidualFilter = {
  readonly reconciliationId: string;
  readonly kind?: ResidualKind | undefined;
  readonly teamId?: string | undefined;
};

/** What a reconciliation found, in the order of its checks. */
export async function listResiduals(
  db: Database,
  { reconciliationId, kind, teamId }: ResidualFilter,
  page: PageRequest,
): Promise<ListPage<Residual>> {
  return listPage(db, {
    listing: residualListing,
    page,
    where: [
      ['s.reconciliation_id = ?', reconciliationId],
      ['s.kind = ?', kind],
      ['s.team_id = ?', teamId],
    ],
    idOf: ({ residualId }) => residualId,
    load: async (ids) => (await db.pool.query<Residual>(SOME_RESIDUALS, [ids])).rows,
  });
}
