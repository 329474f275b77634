import { microCredits } from '#domain/money.ts';
import type { AutoRefill, RefillPeriod } from '#domain/refills.ts';
import type { Database } from '../client.ts';

/** A refill as it is stored. A change of its clock begins another generation, whose periods are granted anew. */
export type StoredRefill = AutoRefill & { readonly generation: number; readonly configuredAt: Date };

/** How a team is refilled, or was until it was turned off; null when it never was. */
export async function findAutoRefill({ prisma }: Database, teamId: string): Promise<StoredRefill | null> {
  const row = await prisma.autoRefill.findUnique({ where: { teamId } });
  return (
    row && {
      teamId,
      isEnabled: row.enabled,
      amount: microCredits(row.amount),
      period: row.period as RefillPeriod,
      anchorAt: row.anchorAt,
      expiresWithPeriod: row.expiresWithPeriod,
      generation: row.generation,
      configuredAt: row.updatedAt,
    }
  );
}

const SAME_CLOCK = 'r.enabled AND r.period = excluded.period AND r.anchor_at = coalesce($4, r.anchor_at)';

const configure = {
  name: 'configure_auto_refill',
  text: `
    INSERT INTO auto_refills AS r (team_id, enabled, amount, period, anchor_at, expires_with_period)
    VALUES ($1, true, $2, $3, coalesce($4, now()), $5)
    ON CONFLICT (team_id) DO UPDATE SET
      enabled = true, amount = excluded.amount, period = excluded.period,
      expires_with_period = excluded.expires_with_period,
      anchor_at = CASE WHEN ${SAME_CLOCK} THEN r.anchor_at ELSE excluded.anchor_at END,
      generation = CASE WHEN ${SAME_CLOCK} THEN r.generation ELSE r.generation + 1 END,
      updated_at = CASE WHEN ${SAME_CLOCK} THEN r.updated_at ELSE now() END`,
};

/** What an operator asks for. Without an anchor the clock that runs goes on, or a new one starts now. */
export type RefillSettings = Omit<AutoRefill, 'isEnabled' | 'anchorAt'> & { readonly anchorAt: Date | null };

/**
 * Stores how a team is refilled from now on. Another period or anchor, or turning it on again, begins a new generation;
 * another amount alone counts from the next period.
 */
export async function configureAutoRefill({ pool }: Database, settings: RefillSettings): Promise<void> {
  const { teamId, amount, period, anchorAt, expiresWithPeriod } = settings;
  await pool.query({ ...configure, values: [teamId, amount, period, anchorAt, expiresWithPeriod] });
}

/** False when the team was never refilled. */
export async function turnOffAutoRefill({ prisma }: Database, teamId: string): Promise<boolean> {
  const { count } = await prisma.autoRefill.updateMany({ where: { teamId }, data: { enabled: false } });
  return count === 1;
}

/** Grants of one generation and period are one grant. */
export const refillKey = (generation: number, n: number): string => `refill:${generation}:${n}`;

const lastGranted = {
  name: 'last_refill',
  text: `
    SELECT max(split_part(idempotency_key, ':', 3)::int) AS n FROM credit_entries
    WHERE team_id = $1 AND idempotency_key LIKE 'refill:' || $2::int || ':%'`,
};

/** The newest period of this generation that was granted, or null when none was. */
export async function findLastRefill({ pool }: Database, teamId: string, generation: number): Promise<number | null> {
  const { rows } = await pool.query<{ n: number | null }>({ ...lastGranted, values: [teamId, generation] });
  return rows[0]?.n ?? null;
}

/** Teams after this one that are to be refilled, in order of their ids. */
export async function listRefilledTeams({ prisma }: Database, after: string, limit: number): Promise<string[]> {
  const rows = await prisma.autoRefill.findMany({
    where: { enabled: true, teamId: { gt: after }, team: { status: { not: 'archived' } } },
    select: { teamId: true },
    orderBy: { teamId: 'asc' },
    take: limit,
  });
  return rows.map(({ teamId }) => teamId);
}

/** The database's clock, which decides what is due. */
export async function readClock({ pool }: Database): Promise<Date> {
  const { rows } = await pool.query<{ now: Date }>('SELECT now()');
  if (!rows[0]) throw new Error('The database told no time');
  return rows[0].now;
}
