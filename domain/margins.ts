import type { Spending } from './margin-guard.ts';
import { type NanoUsd, nanoUsd } from './money.ts';

/** What cost, price and margin are summed by. */
export const marginGroups = ['team', 'organization', 'job_type', 'alias', 'day'] as const;

export type MarginGroup = (typeof marginGroups)[number];

/** What remains of a price after its cost. Below zero it is a loss. */
export const marginOf = ({ priceNanoUsd, costNanoUsd }: Spending): NanoUsd => nanoUsd(priceNanoUsd - costNanoUsd);

const HUNDREDTHS = 100;

/** The margin in percent of the price, to two decimals, or null without a price. */
export function marginPercentOf(spending: Spending): number | null {
  if (spending.priceNanoUsd === 0n) return null;
  const percent = (Number(marginOf(spending)) / Number(spending.priceNanoUsd)) * 100;
  return Math.round(percent * HUNDREDTHS) / HUNDREDTHS;
}
