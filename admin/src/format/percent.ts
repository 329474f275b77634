import { NOTHING } from './amounts.ts';

const percents = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

/** A percentage with up to two decimals, `12.5 %`. */
export const formatPercent = (percent: number | null | undefined): string =>
  percent == null ? NOTHING : `${percents.format(percent)} %`;

/** A share from 0 to 1 in percent with one decimal, `12.5 %`. */
export const formatShare = (share: number | null | undefined): string =>
  share == null ? NOTHING : formatPercent(Math.round(share * 1_000) / 10);
