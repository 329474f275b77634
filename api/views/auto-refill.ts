import { microToCredits } from '#domain/money.ts';
import { beginOfPeriod, firstPeriod } from '#domain/refills.ts';
import type { StoredRefill } from '../../prisma/repositories/auto-refills.ts';

/** How a team is refilled; `lastGranted` is the newest period that was granted, if one was. */
export function viewAutoRefill(teamId: string, refill: StoredRefill | null, lastGranted: number | null) {
  if (!refill) return never(teamId);
  const next = lastGranted === null ? firstPeriod(refill, refill.configuredAt) : lastGranted + 1;
  return {
    team_id: teamId,
    enabled: refill.isEnabled,
    refill_amount: microToCredits(refill.amount),
    refill_period: refill.period,
    anchor_at: refill.anchorAt,
    expires_with_period: refill.expiresWithPeriod,
    last_refill_at: lastGranted === null ? null : beginOfPeriod(refill, lastGranted),
    next_refill_at: refill.isEnabled ? beginOfPeriod(refill, next) : null,
  };
}

const never = (teamId: string) => ({
  team_id: teamId,
  enabled: false,
  refill_amount: null,
  refill_period: null,
  anchor_at: null,
  expires_with_period: false,
  last_refill_at: null,
  next_refill_at: null,
});
