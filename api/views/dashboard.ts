import { NOTHING } from '#domain/analytics/add-samples.ts';
import type { UsageSample } from '#domain/analytics/metrics.ts';
import { closedJobs } from '#domain/analytics/usage-sums.ts';
import { marginOf, marginPercentOf } from '#domain/margins.ts';
import { microToCredits, nanoToUsd } from '#domain/money.ts';
import type { DashboardFacts, LowTeam } from '../../prisma/repositories/dashboard-facts.ts';
import type { UsageRow } from '../../prisma/repositories/usage.ts';
import type { Period } from '../stats/read-periods.ts';
import { viewUsage } from './usage.ts';

const SECOND_MS = 1_000;

/** What there is now; the first six in the older API's words. */
export const viewFacts = (facts: DashboardFacts, now: Date) => ({
  organizations: facts.organizations,
  teams: facts.teams,
  modelGroups: facts.modelGroups,
  totalCredits: microToCredits(facts.grantedMicroCredits),
  creditsRemaining: microToCredits(facts.availableMicroCredits),
  creditsUsed: microToCredits(facts.spentMicroCredits),
  open_jobs: {
    count: facts.openJobs,
    holding: facts.holdingJobs,
    credits_held: microToCredits(facts.heldMicroCredits),
    oldest_created_at: facts.oldestOpenAt,
    oldest_age_seconds:
      facts.oldestOpenAt && Math.max(0, Math.floor((now.getTime() - facts.oldestOpenAt.getTime()) / SECOND_MS)),
  },
  unpriced_calls: { count: facts.unpricedCalls, oldest_created_at: facts.oldestUnpricedAt },
});

export const viewPeriod = ({ from, to, sample, previous }: Period) => ({
  from,
  to,
  ...viewUsage(sample),
  previous: { from: previous.from, to: previous.to, ...viewUsage(previous.sample) },
});

export const viewMoment = (at: Date, sample: UsageSample = NOTHING) => ({ at, ...viewUsage(sample) });

export const viewLowTeam = (team: LowTeam) => ({
  team_id: team.teamId,
  team_alias: team.name,
  organization_id: team.organizationId,
  credits_remaining: microToCredits(team.available),
  credits_held: microToCredits(team.reserved),
  debt: microToCredits(team.debt),
  credits_per_day: microToCredits(team.spentPerDay),
  days_left: team.daysLeft,
});

/** Job types that cost more than they bring in, the worst first. */
export const viewLosingJobTypes = (byType: readonly UsageRow[]) =>
  byType
    .filter((row) => marginOf(row) < 0n)
    .sort((one, other) => Number(marginOf(one) - marginOf(other)))
    .map((row) => ({
      job_type: row.key ?? '',
      jobs_closed: closedJobs(row),
      price_usd: nanoToUsd(row.priceNanoUsd),
      cost_usd: nanoToUsd(row.costNanoUsd),
      margin_usd: nanoToUsd(marginOf(row)),
      margin_percent: marginPercentOf(row),
    }));
