import type { NanoUsd } from './money.ts';

export type Spending = { readonly priceNanoUsd: NanoUsd; readonly costNanoUsd: NanoUsd };

/** What may be done about a job below its floor: tell operators, refuse its further calls, or make them by another alias. */
export const marginActions = ['alert', 'refuse', 'switch'] as const;

export type MarginAction = (typeof marginActions)[number];

const WHOLE_IN_BASIS_POINTS = 10_000n;

/**
 * Whether less than the floor remains of a price after its cost: true means below. The floor is in hundredths of a
 * percent of the price, at most 10 000, and may be negative where a loss is accepted. A cost without a price is below
 * every floor; where nothing was spent, nothing is.
 */
export const judgeMargin = ({
  priceNanoUsd,
  costNanoUsd,
  floorBasisPoints,
}: Spending & { readonly floorBasisPoints: number }): boolean =>
  costNanoUsd > 0n && (priceNanoUsd - costNanoUsd) * WHOLE_IN_BASIS_POINTS < priceNanoUsd * BigInt(floorBasisPoints);
