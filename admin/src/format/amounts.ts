/** What stands where there is no figure: not known, or not yet. */
export const NOTHING = '–';

const counts = new Intl.NumberFormat('en-US');
const credits = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 });
const usd = (decimals: number) =>
  new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency: 'USD',
    minimumFractionDigits: 2,
    maximumFractionDigits: decimals,
  });
const usdToTheCent = usd(2);
const usdToTheMillionth = usd(6);
const usdToTheBillionth = usd(9);

export const formatCount = (count: number | null | undefined): string =>
  count == null ? NOTHING : counts.format(count);

/** Credits with as many decimals as there are, `1,234.25`. */
export const formatCredits = (amount: number | null | undefined): string =>
  amount == null ? NOTHING : credits.format(amount);

/** Dollars to the cent, for sums in which single calls do not matter. */
export function formatUsdShortly(amount: number | null | undefined): string {
  if (amount == null) return NOTHING;
  if (amount !== 0 && Math.abs(amount) < 0.01) return amount < 0 ? '−<$0.01' : '<$0.01';
  return usdToTheCent.format(amount);
}

/** Dollars to the cent; what is less than ten dollars with more decimals, so that the cost of one call is not $0.00. */
export function formatUsd(amount: number | null | undefined): string {
  if (amount == null) return NOTHING;
  const size = Math.abs(amount);
  if (size >= 10) return usdToTheCent.format(amount);
  return size === 0 || size >= 0.000_1 ? usdToTheMillionth.format(amount) : usdToTheBillionth.format(amount);
}
