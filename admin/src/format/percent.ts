import { NOTHING } from './amounts.ts';

const percents = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

/** A percentage with up to two decimals, `12.5 %`. */
export const formatPercent = (percent: number | null | undefined): string =>
  percent == null ? NOTHING : `${percents.format(percent)} %`;
