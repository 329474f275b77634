import type { MicroCredits } from './money.ts';

export const refillPeriods = ['daily', 'weekly', 'monthly'] as const;
export type RefillPeriod = (typeof refillPeriods)[number];

/** When a team gets credits again. */
export type RefillClock = { readonly period: RefillPeriod; readonly anchorAt: Date };

export type AutoRefill = RefillClock & {
  readonly teamId: string;
  readonly isEnabled: boolean;
  readonly amount: MicroCredits;
  /** Whether what is left of a refill expires when the next one comes. */
  readonly expiresWithPeriod: boolean;
};

const DAY_MS = 86_400_000;

/**
 * When the n-th period begins, n = 0 at the anchor. Each is counted from the anchor itself, in UTC, so that nothing
 * drifts: months that begin on the 31st begin on the last day of shorter months, and on the 31st again after them.
 */
export function beginOfPeriod({ period, anchorAt }: RefillClock, n: number): Date {
  switch (period) {
    case 'daily':
      return new Date(anchorAt.getTime() + n * DAY_MS);
    case 'weekly':
      return new Date(anchorAt.getTime() + n * 7 * DAY_MS);
    case 'monthly': {
      const [year, month] = [anchorAt.getUTCFullYear(), anchorAt.getUTCMonth() + n];
      const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
      const timeOfDay = anchorAt.getTime() - Date.UTC(year, anchorAt.getUTCMonth(), anchorAt.getUTCDate());
      return new Date(Date.UTC(year, month, Math.min(anchorAt.getUTCDate(), lastDay)) + timeOfDay);
    }
  }
}

/** The number of the period that a moment is in; below 0 before the anchor. */
export function periodAt(clock: RefillClock, at: Date): number {
  const { period, anchorAt } = clock;
  if (period !== 'monthly') {
    return Math.floor((at.getTime() - anchorAt.getTime()) / (period === 'daily' ? DAY_MS : 7 * DAY_MS));
  }
  const years = at.getUTCFullYear() - anchorAt.getUTCFullYear();
  const months = years * 12 + at.getUTCMonth() - anchorAt.getUTCMonth();
  return beginOfPeriod(clock, months) > at ? months - 1 : months;
}

/** The first period that is refilled: the one that runs when the refill is configured, or the anchor's if that is yet to come. */
export const firstPeriod = (clock: RefillClock, configuredAt: Date): number =>
  Math.max(0, periodAt(clock, configuredAt));
