import type { PriceTerms } from './price-terms.ts';

/** A part of a price, rounded for people; the charge is rounded once, as a whole. */
export type PriceLine = {
  readonly rule: string;
  readonly component: string;
  readonly quantity: string;
  readonly microCredits: string;
};

/** A line whose amount is in micro-credits × {@link scaleOf}. */
export type ScaledLine = Omit<PriceLine, 'microCredits'> & { readonly scaled: bigint };

/**
 * What every amount is multiplied by, so that none needs a fraction: thousandths for token prices, ten-thousandths for
 * percentages, and the credit's value for amounts that come from dollars.
 */
export const scaleOf = ({ creditValueNanoUsd }: PriceTerms): bigint => 1_000n * 10_000n * creditValueNanoUsd;
