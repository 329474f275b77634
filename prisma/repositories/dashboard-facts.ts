import { type MicroCredits, microCredits } from '#domain/money.ts';
import type { Database } from '../client.ts';

export type DashboardFacts = {
  readonly organizations: number;
  readonly teams: number;
  readonly modelGroups: number;
  readonly grantedMicroCredits: MicroCredits;
  readonly availableMicroCredits: MicroCredits;
  readonly spentMicroCredits: MicroCredits;
  readonly openJobs: number;
  readonly holdingJobs: number;
  readonly heldMicroCredits: MicroCredits;
  readonly oldestOpenAt: Date | null;
  readonly unpricedCalls: number;
  readonly oldestUnpricedAt: Date | null;
};

const FACTS = `
  SELECT (SELECT count(*) FROM organizations)::int AS organizations,
         (SELECT count(*) FROM teams WHERE status <> 'archived')::int AS teams,
         (SELECT count(*) FROM access_groups WHERE kind = 'fallback')::int AS "modelGroups",
         account.*, open.*, unpriced.*
  FROM (
    SELECT coalesce(sum(granted), 0)::text AS "grantedMicroCredits", coalesce(sum(available), 0)::text AS "availableMicroCredits",
           coalesce(sum(spent), 0)::text AS "spentMicroCredits"
    FROM credit_accounts
  ) account, (
    SELECT count(*)::int AS "openJobs", count(*) FILTER (WHERE held_micro_credits > 0)::int AS "holdingJobs",
           coalesce(sum(held_micro_credits), 0)::text AS "heldMicroCredits", min(created_at) AS "oldestOpenAt"
    FROM jobs WHERE status IN ('pending', 'in_progress')
  ) open, (
    SELECT count(*)::int AS "unpricedCalls", min(created_at) AS "oldestUnpricedAt" FROM model_calls WHERE cost_source = 'unpriced'
  ) unpriced`;

type Texts = {
  readonly [name in keyof DashboardFacts]: DashboardFacts[name] extends bigint ? string : DashboardFacts[name];
};

const toAmount = (digits: string): MicroCredits => microCredits(BigInt(digits));

/** What there is now, of everybody. */
export async function readDashboardFacts({ pool }: Database): Promise<DashboardFacts> {
  const { rows } = await pool.query<Texts>(FACTS);
  const [facts] = rows;
  if (!facts) throw new Error('PostgreSQL counted nothing');
  return {
    ...facts,
    grantedMicroCredits: toAmount(facts.grantedMicroCredits),
    availableMicroCredits: toAmount(facts.availableMicroCredits),
    spentMicroCredits: toAmount(facts.spentMicroCredits),
    heldMicroCredits: toAmount(facts.heldMicroCredits),
  };
}

export type LowTeam = {
  readonly teamId: string;
  readonly name: string;
  readonly organizationId: string;
  readonly available: MicroCredits;
  readonly reserved: MicroCredits;
  readonly debt: MicroCredits;
  readonly spentPerDay: MicroCredits;
  readonly daysLeft: number | null;
};

/** Teams that owe, have nothing left after having had some, or use up what they have within the days at the rate of the last 7. */
const LOW = `
  SELECT t.id AS "teamId", t.name, t.organization_id AS "organizationId", a.available, a.reserved, a.debt,
         rate.spent AS "spentPerDay", left_over.days AS "daysLeft", count(*) OVER ()::int AS total
  FROM credit_accounts a JOIN teams t ON t.id = a.team_id AND t.status <> 'archived'
  LEFT JOIN LATERAL (
    SELECT (greatest(coalesce(sum(d.spent), 0), 0) / 7)::bigint AS spent FROM credit_days d
    WHERE d.team_id = a.team_id AND d.day > day_of(now()) - 7
  ) rate ON true
  CROSS JOIN LATERAL (SELECT round(a.available::numeric / nullif(rate.spent, 0), 1)::float8 AS days) left_over
  WHERE a.debt > 0 OR (a.available = 0 AND a.granted > 0) OR left_over.days < $1
  ORDER BY a.debt DESC, coalesce(left_over.days, 0), t.id LIMIT $2`;

/** Teams whose credits last fewer days than this, the neediest first, with how many there are in all. */
export async function listTeamsLowOnCredits({ pool }: Database, { days, limit }: { days: number; limit: number }) {
  const { rows } = await pool.query<LowTeam & { total: number }>(LOW, [days, limit]);
  return { total: rows[0]?.total ?? 0, teams: rows };
}
