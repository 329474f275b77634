/** How a figure has changed, in percent of what it was; null where there is nothing to compare with. */
export function trendPercent(now: number | null, before: number | null): number | null {
  if (now === null || before === null || before === 0) return null;
  return ((now - before) / Math.abs(before)) * 100;
}

const MOST_PERCENT = 1_000;

/** A trend as people read it, `+12 %`. */
export function formatTrend(percent: number | null): string {
  if (percent === null) return 'nothing before to compare with';
  if (Math.abs(percent) < 0.5) return 'as before';
  const sign = percent > 0 ? '+' : '−';
  const size = Math.abs(percent);
  return `${sign}${size > MOST_PERCENT ? `over ${MOST_PERCENT.toLocaleString('en-US')}` : Math.round(size)} %`;
}
